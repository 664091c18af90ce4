import type { SignatoryBranding } from '@assent/contracts';
import type { ComposedMail } from '../../texts/compose-mail.js';

/** A mail with everything the mail server needs. */
export interface ReadyMail extends ComposedMail {
  /** Makes the Message-ID, which is the same at every try: a receiver can tell a repeat. */
  readonly id: string;
  /** Under whose name, and where answers go. */
  readonly from: Pick<SignatoryBranding, 'displayName' | 'supportEmail'>;
  readonly to: { readonly name: string; readonly address: string };
}

/** What became of one try. Reasons are plain words without addresses. */
export type HandOver =
  | { readonly outcome: 'sent' }
  /** This mail will never be taken; trying again is of no use. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Not now; the trouble is not this mail's. */
  | { readonly outcome: 'unavailable'; readonly reason: string };

/** The mail server. */
export abstract class Mailer {
  abstract handOver(mail: ReadyMail): Promise<HandOver>;
}
