import type { ApiFamily } from '@assent/contracts';

/** The numbers by which Assent treats Microsoft, each with its reason. Times are milliseconds. */
export const PARTNER_CENTER_POLICY = {
  /** A host that does not take a connection by then is not there; a person may be waiting. */
  connectTimeoutMs: 5_000,
  /** From the request to the end of its answer. Creating a customer takes Microsoft up to 30 s. */
  callTimeoutMs: 45_000,
  /** The whole of a check that a person waits for: what takes longer does not work for people either. */
  checkTimeoutMs: 15_000,
  /** A token comes within a second, or something is wrong; calls wait behind it. */
  tokenTimeoutMs: 10_000,
  /** How long an idle connection is kept: a sweep comes back to it, Microsoft closes later than that. */
  keepAliveMs: 30_000,
  /** Connections per host: several times what a usual budget lets go while Microsoft answers; a burst queues for them. */
  connections: 24,
  /** A page of 500 customers is half a megabyte; what is larger is not an answer of this API. */
  maxAnswerBytes: 8 * 1024 * 1024,
  /** A token is replaced this long before it expires, so that no call arrives with a dead one. */
  tokenMarginMs: 5 * 60_000,
  /** Life of a token whose answer does not say: the shortest that Entra gives out is ten minutes. */
  tokenLifetimeMs: 10 * 60_000,
  /** Pause after a 429 that does not say for how long: the length of Microsoft's window. */
  throttlePauseMs: 60_000,
  /** No `Retry-After` is believed beyond this: a wrong header must not stop a provider for days. */
  maxPauseMs: 60 * 60_000,
  /** A call whose turn comes within this waits for it here, instead of going back to the database. */
  maxTurnWaitMs: 1_500,
  /** Who waits for a turn looks this often at least whether the process is about to end. */
  turnLookMs: 1_000,
  /** Redis has this long to say whether a call may go out. */
  budgetTimeoutMs: 1_000,
} as const;

/** Calls that all services together make in a minute to one Partner Center tenant, by family. */
export type CallsPerMinute = Readonly<Record<ApiFamily, number>>;

/**
 * What a provider instance may ask of Microsoft unless its settings say otherwise. Microsoft documents 500 a
 * minute for what lies below `/customers`: a full burst and a minute's flow never exceed it. The limit of the
 * attestation calls is unpublished, so they get half.
 */
export const STANDARD_CALLS_PER_MINUTE: CallsPerMinute = {
  customers: 400,
  agreements: 400,
  attestations: 200,
};

/** How much of a minute's calls may go out at once after a quiet time: with 400, not above Microsoft's 500. */
export const BURST_PART = 0.25;

/** The part of the burst that a share leaves for those before it: a person never waits behind an import. */
export const SHARE_RESERVES = {
  interactive: 0,
  sweep: 0.25,
  bulk: 0.5,
} as const;
