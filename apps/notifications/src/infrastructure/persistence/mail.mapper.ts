import { contactSchema } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';
import type { Mail } from '../../domain/mail.js';
import { MailOrmEntity } from './mail.orm-entity.js';

/** Where a sealed contact belongs: it does not open in another row. */
const aadOf = (mailId: string): string => `mail.contact:${mailId}`;

/** @throws KeyringError when the key that sealed the contact is missing from `AT_REST_KEYS` */
export function mailOf(row: MailOrmEntity, keys: Keyring): Mail {
  const { contactSealed, ...rest } = row;
  return { ...rest, contact: contactSchema.parse(JSON.parse(keys.open(contactSealed, aadOf(row.id)))) };
}

/** A new row; its first wake-up is on the way with the same transaction. */
export function rowOf(mail: Mail, keys: Keyring): MailOrmEntity {
  const { contact, ...rest } = mail;
  return Object.assign(new MailOrmEntity(), rest, {
    contactSealed: keys.seal(JSON.stringify(contact), aadOf(mail.id)),
    wokenAt: mail.createdAt,
  });
}
