import { Link } from '@fluentui/react-components';
import type { ContactData } from '@assent/contracts';

/** A person with the ways to reach them, ready to be used. */
export function ContactLines({ contact }: { readonly contact: Partial<ContactData> }) {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return (
    <>
      {name && <div>{name}</div>}
      {contact.email && (
        <div>
          <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
        </div>
      )}
      {contact.phone && (
        <div>
          <Link href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</Link>
        </div>
      )}
    </>
  );
}
