import type { invitationRequested, reminderRequested } from '@assent/contracts';
import type { Message } from '@assent/messaging';
import type { MailOrder } from '../application/intend-mail/intend-mail.js';
import type { MailKind } from '../domain/mail.js';

/** What an event says about the mail that it asks for. */
export function mailOrderOf(
  { envelope, data }: Message<typeof invitationRequested> | Message<typeof reminderRequested>,
  kind: MailKind,
): MailOrder {
  return {
    messageId: envelope.messageId,
    kind,
    providerInstanceId: envelope.scope.providerInstanceId,
    resellerId: envelope.scope.resellerId,
    customerId: data.customerId,
    attestationId: data.attestationId,
    signatoryLinkId: data.signatoryLinkId,
    companyName: data.companyName,
    contact: data.contact,
    language: data.language,
    expiresAt: new Date(data.expiresAt),
    correlationId: envelope.correlationId,
  };
}
