/** The numbers by which a service's HTTP doors close, each with its reason. Times are milliseconds. */
export const HTTP_CLOSING = {
  /**
   * How long a door stays open once it is known to close. A caller that sends its next request over a connection
   * it has kept gets its answer, and with it the word that the connection ends; closing at once would cut
   * requests that are on their way. Balancers that read readiness look elsewhere meanwhile.
   */
  lingerMs: 500,
  /** Requests that were accepted are answered within this; held ones are answered early, streams are ended. */
  answerMs: 5_000,
  /** How soon the last answer is noticed. */
  lookMs: 20,
} as const;
