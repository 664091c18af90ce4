/** What a page has to reach. */
export const LIMITS = {
  /** Of 100; from 90 on Lighthouse calls a page good, and we mean the best of them. */
  score: 95,
  /** Of a signatory's page, on a phone somewhere: with all its parts, as they come over the wire. */
  landingBytes: 60_000,
  /** Of the script on it, which it works without. */
  landingScriptBytes: 10_000,
} as const;

/** A page that has not come to rest by then will not. */
export const LOAD_DEADLINE_MS = 30_000;

/** Some loads in a hundred, on some days one of five, come back without their beginning. */
export const ATTEMPTS_TO_RECORD = 4;
