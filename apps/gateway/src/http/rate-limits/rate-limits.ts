const MINUTE_MS = 60_000;

/**
 * How often the same link, or the same address for links that are not ours, may ask for what. Each as
 * @nestjs/throttler takes it; `default` is the name of the only throttler.
 */
export const RATE_LIMITS = {
  /** A person reloads; a whole company may sit behind one address. */
  landingPage: { default: { limit: 240, ttl: MINUTE_MS } },
  /** The script asks twelve times a minute, from a few open tabs. */
  landingStatus: { default: { limit: 120, ttl: MINUTE_MS } },
  /** A person presses a button now and then; each press is a command. */
  landingForm: { default: { limit: 20, ttl: 10 * MINUTE_MS } },
  /** A few tries until every field is right; each that succeeds is something for a person to decide about. */
  forward: { default: { limit: 10, ttl: 60 * MINUTE_MS } },
  /** Each is a call to Microsoft and a mail to the signatory. */
  newLink: { default: { limit: 3, ttl: 60 * MINUTE_MS } },
} as const;
