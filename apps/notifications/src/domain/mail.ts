import type { Contact } from '@assent/domain';

/** Why a mail is sent. `renewal` is an invitation that replaces one whose link has run out. */
export const MAIL_KINDS = ['invitation', 'renewal', 'reminder'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * The life of a mail: `intended` waits to be handed to the mail server; `sent` was taken by it; `failed`
 * cannot be delivered; `cancelled` was no longer wanted before it went out.
 */
export const MAIL_STATES = ['intended', 'sent', 'failed', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** One mail to one signatory. */
export interface Mail {
  readonly id: string;
  /** The event that asked for it; one event never makes two mails. */
  readonly messageId: string;
  readonly kind: MailKind;
  readonly state: MailState;
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
  readonly customerId: string;
  readonly attestationId: string;
  readonly signatoryLinkId: string;
  readonly companyName: string;
  readonly contact: Contact;
  /** BCP 47 tag of the attestation. */
  readonly language: string;
  /** When the link behind it runs out; a mail is worth trying until then. */
  readonly expiresAt: Date;
  readonly correlationId: string;
  /** How often it was handed to the mail server, with or without success. */
  readonly attempts: number;
  /** When it may be tried next; null once it is settled. */
  readonly nextAttemptAt: Date | null;
  /** Why the last try failed, in plain words without addresses. */
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}
