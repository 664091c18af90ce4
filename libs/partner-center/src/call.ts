import type { Priority } from '@assent/contracts';

/** Whose share of the call budget a call uses: that of the message, or the row, that it is made for. */
export type Share = Priority;

/** What the caller decides about one call to Microsoft. */
export interface CallOptions {
  /**
   * Goes out as `MS-RequestId`, by which Microsoft recognises a repeat. A call that changes something stores
   * it before the call. Without any answer the same id is used again; after any answer a new one.
   */
  readonly requestId: string;
  /** Goes out as `MS-CorrelationId`, when it is a UUID, as Microsoft requires; else one is made for the call. */
  readonly correlationId: string;
  readonly share: Share;
  /** For how long it may wait for its turn, in milliseconds; left out: for a moment, `maxTurnWaitMs`. */
  readonly turnWaitMs?: number;
  /** Gives the call up. Whether Microsoft carried it out is then not known. */
  readonly signal?: AbortSignal;
}
