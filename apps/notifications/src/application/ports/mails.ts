import type { Tx } from '@assent/database';
import type { Mail } from '../../domain/mail.js';

/** How a mail ended. */
export type Settlement =
  | { readonly state: 'sent'; readonly at: Date }
  | { readonly state: 'failed'; readonly at: Date; readonly reason: string }
  | { readonly state: 'cancelled'; readonly at: Date };

/** The mails that are to be sent, and those that were. */
export abstract class Mails {
  /** @returns false when the same event has made a mail already; nothing changes then */
  abstract intend(tx: Tx, mail: Mail): Promise<boolean>;

  /**
   * Takes a mail for one try: it must be intended, and due at `now`. Counts the try, and nobody else gets it
   * before `leaseUntil`.
   */
  abstract claim(tx: Tx, id: string, now: Date, leaseUntil: Date): Promise<Mail | undefined>;

  /** Ends a mail. A mail that was cancelled while it was on its way is `sent` all the same. */
  abstract settle(tx: Tx, id: string, settlement: Settlement): Promise<void>;

  /** After a try that may be repeated. A mail that was cancelled in the meantime stays so. */
  abstract postpone(tx: Tx, id: string, nextAttemptAt: Date, reason: string): Promise<void>;

  /** Cancels what was not sent yet for any of the attestations, and returns it. */
  abstract cancelIntended(tx: Tx, attestationIds: readonly string[], at: Date): Promise<Mail[]>;

  /**
   * The mails that are due and that nobody was woken up for since `wokenBefore`; they count as woken up now.
   * Skips what another process is just taking.
   */
  abstract takeOverdue(tx: Tx, now: Date, wokenBefore: Date, limit: number): Promise<Mail[]>;

  /** @returns how many were forgotten */
  abstract forgetSettledBefore(tx: Tx, before: Date): Promise<number>;
}
