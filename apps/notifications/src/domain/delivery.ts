import type { MailKind } from './mail.js';

/** What is known about the mails to one customer's signatory; the newest attestation's. */
export interface Delivery {
  readonly customerId: string;
  /** Counts up with every change; receivers ignore older ones. */
  readonly version: number;
  readonly attestationId: string;
  readonly invitationSentAt: Date | null;
  readonly lastReminderSentAt: Date | null;
  readonly remindersSent: number;
  /** Why the newest mail could not be handed over, in plain words; null when it could. */
  readonly failure: string | null;
}

/** What happened to a mail. */
export type DeliveryFact =
  | { readonly what: 'sent'; readonly kind: MailKind; readonly at: Date }
  | { readonly what: 'failed'; readonly kind: MailKind; readonly reason: string }
  | { readonly what: 'cancelled' };

/** How the fact is named to others. */
export type DeliveryChange =
  'invitation_sent' | 'invitation_failed' | 'reminder_sent' | 'reminder_failed' | 'mail_cancelled';

/**
 * The delivery after a fact about one of the customer's attestations.
 *
 * Attestation ids are UUIDv7, ordered by time: a fact about an older attestation than the one on record
 * comes too late to matter, and a newer one starts afresh.
 *
 * @param known what was known before; null: nothing
 * @returns undefined when the fact changes nothing
 */
export function applyDeliveryFact(
  known: Delivery | null,
  about: { readonly customerId: string; readonly attestationId: string },
  fact: DeliveryFact,
): Delivery | undefined {
  if (known !== null && about.attestationId < known.attestationId) return undefined;
  const isSame = known?.attestationId === about.attestationId;
  const before: Delivery = isSame
    ? known
    : {
        ...about,
        version: known?.version ?? 0,
        invitationSentAt: null,
        lastReminderSentAt: null,
        remindersSent: 0,
        failure: null,
      };
  return { ...before, ...changesBy(fact, before), version: before.version + 1 };
}

function changesBy(fact: DeliveryFact, before: Delivery): Partial<Delivery> {
  switch (fact.what) {
    case 'sent':
      return fact.kind === 'reminder'
        ? { lastReminderSentAt: fact.at, remindersSent: before.remindersSent + 1, failure: null }
        : { invitationSentAt: fact.at, failure: null };
    case 'failed':
      return { failure: fact.reason };
    case 'cancelled':
      return {};
  }
}

/** The name of a fact in the event that tells of it. */
export function deliveryChangeOf(fact: DeliveryFact): DeliveryChange {
  if (fact.what === 'cancelled') return 'mail_cancelled';
  const subject = fact.kind === 'reminder' ? 'reminder' : 'invitation';
  return `${subject}_${fact.what}`;
}
