/** The person asked to accept: the signatory, at Microsoft the primary contact. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

/**
 * The four values by which Microsoft tells signatories apart, in a form that compares equal for equal
 * people: case and surrounding blanks do not matter, of a phone number only the digits do.
 */
export function signatoryKey(contact: Contact): string {
  const fold = (text: string) => text.normalize('NFC').trim().toLowerCase();
  return JSON.stringify([
    fold(contact.firstName),
    fold(contact.lastName),
    fold(contact.email),
    (contact.phone ?? '').replace(/\D/g, ''),
  ]);
}

/** Whether Microsoft would take both for the same signatory and refuse the second agreement (600061). */
export function isSameSignatory(a: Contact, b: Contact): boolean {
  return signatoryKey(a) === signatoryKey(b);
}
