import type { Sender } from '../../texts/compose-mail.js';

/** Who a mail comes from and where it leads. */
export abstract class Addresses {
  /** The partner behind a provider instance; undefined when the settings do not name it. */
  abstract senderOf(providerInstanceId: string): Sender | undefined;
  /** The signatory's own stable address at Assent. A secret: never logged, never stored. */
  abstract landingUrl(signatoryLinkId: string): string;
}
