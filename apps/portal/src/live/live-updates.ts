import { mcaStreamEventSchemas, type McaStreamEventName } from '@assent/contracts';
import type { z } from 'zod';

export type LiveState = 'connecting' | 'live' | 'reconnecting';
export type LiveEvent = {
  [Name in McaStreamEventName]: { name: Name; data: z.output<(typeof mcaStreamEventSchemas)[Name]> };
}[McaStreamEventName];

/** How soon a stream that the browser gave up on is opened again, by number of failures. */
const REOPEN_AFTER_MS = [1000, 2000, 5000, 10_000, 30_000] as const;

/**
 * The one stream of changes from the gateway. The browser reconnects by itself and resumes where it was;
 * when it gives up (the server answered an error) the stream is opened anew, and `onGap` says that
 * changes may have been missed.
 */
export class LiveUpdates {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private missed = false;
  private current: LiveState = 'connecting';
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly url: string,
    private readonly onEvent: (event: LiveEvent) => void,
    private readonly onGap: () => void,
  ) {}

  readonly state = (): LiveState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open(): void {
    const source = new EventSource(this.url);
    this.source = source;
    source.onopen = () => {
      this.failures = 0;
      this.become('live');
      if (this.missed) this.onGap();
      this.missed = false;
    };
    source.onerror = () => {
      this.become('reconnecting');
      if (source.readyState === EventSource.CLOSED) this.reopen();
    };
    for (const name of Object.keys(mcaStreamEventSchemas) as McaStreamEventName[]) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        this.receive(name, message.data);
      });
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.become('connecting');
  }

  private reopen(): void {
    this.source?.close();
    this.missed = true;
    const delay = REOPEN_AFTER_MS[Math.min(this.failures, REOPEN_AFTER_MS.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => {
      this.open();
    }, delay);
  }

  /** An event in a shape that we do not know comes from a newer gateway: it is passed over. */
  private receive(name: McaStreamEventName, text: string): void {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return;
    }
    const data = mcaStreamEventSchemas[name].safeParse(json);
    if (data.success) this.onEvent({ name, data: data.data } as LiveEvent);
  }

  private become(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
