import { isSameSignatory, type Contact } from '@assent/domain';
import type { KnownAgreement } from './customer-mca.js';

/**
 * What Microsoft has told of so far together with what it tells now. Nothing is ever taken away: lists lag,
 * so an agreement that a list does not show may well exist.
 */
export function mergeAgreements(
  known: readonly KnownAgreement[],
  told: readonly KnownAgreement[],
): KnownAgreement[] {
  const merged = new Map<string, KnownAgreement>();
  for (const agreement of [...known, ...told]) {
    const key = agreementIdentity(agreement);
    const before = merged.get(key);
    if (!before || (agreement.proven && !before.proven)) merged.set(key, agreement);
  }
  return [...merged.values()];
}

/** Microsoft gives agreements no id: one is told from another by when and by whom it was agreed. */
export function agreementIdentity({ source, dateAgreed, templateId, contact }: KnownAgreement): string {
  const email = contact?.email?.trim().toLowerCase() ?? null;
  return source === 'direct_acceptance'
    ? source
    : JSON.stringify([source, dateAgreed?.getTime() ?? null, templateId?.toLowerCase() ?? null, email]);
}

/** Whether the agreement names this very signatory, by the four values that Microsoft compares. */
export function isAgreedBy(agreement: KnownAgreement, signatory: Contact): boolean {
  const { firstName, lastName, email, phone } = agreement.contact ?? {};
  if (firstName === undefined || lastName === undefined || email === undefined) return false;
  return isSameSignatory({ firstName, lastName, email, phone }, signatory);
}
