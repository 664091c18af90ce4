import type { LiveEvent } from './live-event.js';

/** Hears what is committed, on whichever replica it was. */
export interface LiveListener {
  event(event: LiveEvent): void;
  /** Notifications may have been missed for a while; ask the tables. */
  gap(): void;
}

/** What was committed, as it happens: fast, but a message may be lost, so nobody relies on it alone. */
export abstract class LiveFeed {
  /** @returns call it to stop listening */
  abstract listen(listener: LiveListener): () => void;
}
