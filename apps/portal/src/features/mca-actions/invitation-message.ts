import type { CustomerMca } from '@assent/contracts';
import { fullName } from '@assent/domain';
import { INVITATION_TEXTS } from './invitation-texts';
import { linkIn } from './landing-link';

/**
 * The text that goes with the link when somebody hands it over by chat or from their own mailbox, in the
 * customer's language; in English where there is none in it.
 *
 * @throws Error when there is no link at present
 */
export function messageFor(mca: CustomerMca, company: string): string {
  const link = linkIn(mca);
  const { contact, language = 'en', expiresAt = null } = mca.attestation ?? {};
  const known = INVITATION_TEXTS[language.split('-')[0] ?? ''];
  const text = known ?? INVITATION_TEXTS['en'];
  if (!text) throw new Error('There is no invitation in English.');
  return [
    text.greeting(contact ? fullName(contact) : ''),
    text.ask(company),
    link,
    ...(expiresAt === null ? [] : [text.until(inWords(expiresAt, known ? language : 'en'))]),
    text.thanks,
  ].join('\n\n');
}

/** The reader is somewhere else than the writer, so the time names its zone. */
function inWords(instant: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(instant))} UTC`;
}
