import type { Product } from '@assent/local-servers';
import { Pool } from 'undici';

/** A gateway whose requests have a process of their own, in place of the product's one for everything. */
export class GatewayApart {
  private constructor(
    /** The public API. */
    readonly api: Pool,
    private readonly end: () => Promise<void>,
  ) {}

  /** Both processes are ready, and the one for everything is gone. */
  static async start(product: Product): Promise<GatewayApart> {
    const forEverything = product.process('gateway');
    await forEverything.stop();
    const requests = await product.startReplica('gateway', { GATEWAY_ROLE: 'requests' });
    const background = await product.startReplica('gateway', { GATEWAY_ROLE: 'background' });
    const api = new Pool(new URL(requests.spec.readyUrl).origin, { connections: 64, pipelining: 1 });
    return new GatewayApart(api, async () => {
      await api.close();
      await Promise.all([requests.stop(), background.stop()]);
      await forEverything.start();
    });
  }

  /** Ends both; the one for everything is back and ready. */
  stop(): Promise<void> {
    return this.end();
  }
}
