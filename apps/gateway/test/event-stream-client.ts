import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { waitFor } from '@assent/testing';

export interface StreamEvent {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** Reads server-sent events as a browser does. */
export class EventStreamClient {
  readonly events: StreamEvent[] = [];
  ended = false;
  private rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      this.read(text);
    });
    for (const sign of ['end', 'close', 'error']) {
      response.on(sign, () => {
        this.ended = true;
      });
    }
  }

  static open(url: string, lastEventId?: string): Promise<EventStreamClient> {
    return new Promise((resolve, reject) => {
      request(url, { headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId } })
        .on('response', (response) => {
          resolve(new EventStreamClient(response));
        })
        .on('error', reject)
        .end();
    });
  }

  /** The first event that fits; waits for it. */
  async find(what: string, fits: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    await waitFor(() => this.events.some(fits), { what });
    return this.events.find(fits)!;
  }

  close(): void {
    this.response.destroy();
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
      );
      const name = fields.get('event');
      if (name === undefined) continue;
      const data = JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>;
      this.events.push({ id: fields.get('id'), name, data });
    }
  }
}
