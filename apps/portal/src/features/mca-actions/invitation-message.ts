import type { CustomerMca } from '@assent/contracts';
import type { TFunction } from 'i18next';
import { formatInstant } from '../../ui/duration';

/**
 * Our address at which the customer accepts.
 * @throws Error when there is none at present
 */
export function linkIn({ attestation }: CustomerMca): string {
  if (!attestation?.links.landing) throw new Error('The customer has no acceptance link at present.');
  return attestation.links.landing;
}

/**
 * The text that goes with the link when somebody hands it over by chat or from their own mailbox.
 * @throws Error when there is no link at present
 */
export function messageFor(mca: CustomerMca, company: string, t: TFunction, language: string): string {
  const link = linkIn(mca);
  const values = {
    company,
    link,
    firstName: mca.attestation?.contact.firstName ?? '',
    lastName: mca.attestation?.contact.lastName ?? '',
  };
  const expiresAt = mca.attestation?.expiresAt;
  return expiresAt
    ? t('mca.message.body', { ...values, expires: formatInstant(expiresAt, language) })
    : t('mca.message.bodyWithoutExpiry', values);
}
