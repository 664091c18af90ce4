import { freePort } from '../free-port.js';

/** Every port that the product listens on; all on the loopback address unless GATEWAY_HOST says otherwise. */
export interface ProductPorts {
  readonly gateway: number;
  /** The customers' pages, for themselves. */
  readonly public: number;
  readonly sandbox: number;
  readonly mailPage: number;
  readonly smtp: number;
  /** Private: health and metrics. */
  readonly customers: number;
  readonly attestations: number;
  readonly notifications: number;
}

/** Ports that nobody else uses, for a product next to another one. */
export async function freeProductPorts(): Promise<ProductPorts> {
  const next = async () => {
    for (;;) {
      const port = await freePort();
      // Nobody listens on the ones before yet.
      if (!taken.has(port)) {
        taken.add(port);
        return port;
      }
    }
  };
  const taken = new Set<number>();
  return {
    gateway: await next(),
    public: await next(),
    sandbox: await next(),
    mailPage: await next(),
    smtp: await next(),
    customers: await next(),
    attestations: await next(),
    notifications: await next(),
  };
}
