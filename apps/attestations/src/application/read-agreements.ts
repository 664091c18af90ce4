import type { AgreementRecord } from '@assent/partner-center';
import type { KnownAgreement } from '../domain/model/customer-mca.js';

/** Microsoft's records as the domain knows them; other kinds of agreement say nothing about the MCA. */
export function knownAgreements(records: readonly AgreementRecord[]): KnownAgreement[] {
  return records
    .filter(({ type }) => type.toLowerCase() === 'microsoftcustomeragreement')
    .map((record) => knownAgreement(record, false));
}

/** @param proven whether Microsoft answered our own call with it */
export function knownAgreement(
  { dateAgreed, contact, templateId }: AgreementRecord,
  proven: boolean,
): KnownAgreement {
  return { source: 'partner_attested', dateAgreed, contact, templateId, proven };
}
