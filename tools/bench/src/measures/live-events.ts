import type { BenchWorld } from '../world/bench-world.js';

/** Reads the portal's event stream and tells when a customer was said to have a status. */
export class LiveEvents {
  private readonly waiting = new Map<string, () => void>();

  private constructor(private readonly end: () => void) {}

  /** Resolves when the stream is open: what happens from then on is heard. */
  static async open(world: BenchWorld): Promise<LiveEvents> {
    const ended = new AbortController();
    const { statusCode, body } = await world.gateway.request({
      method: 'GET',
      path: '/api/v1/mca/events',
      signal: ended.signal,
      bodyTimeout: 0,
    });
    if (statusCode !== 200) throw new Error(`The event stream answered ${statusCode}.`);
    const events = new LiveEvents(() => {
      ended.abort();
    });
    void events.read(body).catch(() => undefined);
    return events;
  }

  /** Resolves with the moment, by `performance.now()`, at which the customer is said to have the status. */
  seen(customerId: string, status: string, deadlineMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const key = `${customerId} ${status}`;
      const late = setTimeout(() => {
        this.waiting.delete(key);
        reject(new Error(`Customer ${customerId} was not said to be ${status} within ${deadlineMs} ms.`));
      }, deadlineMs);
      this.waiting.set(key, () => {
        clearTimeout(late);
        this.waiting.delete(key);
        resolve(performance.now());
      });
    });
  }

  close(): void {
    this.end();
  }

  private async read(body: AsyncIterable<Buffer>): Promise<void> {
    let text = '';
    for await (const chunk of body) {
      text += chunk.toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    if (!/^event: ?customer-changed$/m.test(block)) return;
    const data = /^data: ?(.*)$/m.exec(block)?.[1];
    if (data === undefined) return;
    const { customerId, status } = JSON.parse(data) as { customerId: string; status: string | null };
    this.waiting.get(`${customerId} ${status ?? ''}`)?.();
  }
}
