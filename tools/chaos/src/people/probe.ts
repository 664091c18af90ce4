import type { Gateway } from './gateway.js';
import type { JourneyCustomer } from './journey.js';

/** One step of a journey that succeeded. */
export interface ProbeResult {
  readonly startedAt: number;
  readonly endedAt: number;
}

const EVERY_MS = 1_000;
/** As many as begin within the longest wait; more would only wait for the same. */
const AT_ONCE_MAX = 30;

/**
 * Takes the same small step again and again, whatever became of the one before: a reminder to a signatory who
 * waits. It goes through the gateway, PostgreSQL, Redis and attestations and back, and never to Microsoft.
 */
export class Probe {
  readonly results: ProbeResult[] = [];
  private timer: NodeJS.Timeout | undefined;
  private underWay = 0;

  constructor(
    private readonly gateway: Gateway,
    private readonly customer: JourneyCustomer,
  ) {}

  /** Starts the attestation of its own whose signatory it reminds, and then the probing. */
  async start(): Promise<void> {
    const path = `customers/${this.customer.customerId}/mca`;
    await this.gateway.command(`${path}/attestations`, {
      contact: { firstName: 'Ingrid', lastName: 'Larsen', email: 'ingrid.larsen@probe.example' },
      country: 'NO',
      delivery: 'manual',
    });
    const { attestation } = await this.gateway.mca(this.customer.customerId);
    if (attestation === null) throw new Error('The probe has no attestation.');
    this.timer = setInterval(() => {
      if (this.underWay < AT_ONCE_MAX) void this.step(`${path}/attestations/${attestation.id}/reminder`);
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async step(path: string): Promise<void> {
    const startedAt = Date.now();
    this.underWay += 1;
    try {
      const outcome = await this.gateway.command(path, undefined, { waitSeconds: 30 });
      if (outcome.kind === 'done') this.results.push({ startedAt, endedAt: Date.now() });
    } catch {
      // Time is over, or the operation was lost, which the ledger finds by itself.
    } finally {
      this.underWay -= 1;
    }
  }
}
