import type { ContactData, CustomerMca } from '@assent/contracts';
import { isSameSignatory } from '@assent/domain';

/**
 * Whether Microsoft may refuse an agreement with this person, because it knows one with the very same first
 * name, last name, email and phone for this customer (600061). From what the portal has loaded, so that it is
 * said while one types; the service looks again and never blocks for it either.
 */
export function isKnownSignatory(contact: Required<ContactData>, mca: CustomerMca | undefined): boolean {
  if (!mca) return false;
  const isHe = (other: Partial<ContactData> | null | undefined) =>
    other?.firstName !== undefined &&
    other.lastName !== undefined &&
    other.email !== undefined &&
    isSameSignatory(
      { firstName: other.firstName, lastName: other.lastName, email: other.email, phone: other.phone },
      contact,
    );
  if (isHe(mca.agreement?.contact)) return true;
  if (mca.lastError?.code === 'signatory_already_used' && isHe(mca.attestation?.contact)) return true;
  return [mca.attestation, ...mca.history].some(
    (one) => one !== null && one.warnings.includes('signatory_used_before') && isHe(one.contact),
  );
}
