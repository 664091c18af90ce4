import { fullName, isolated } from '@assent/domain';
import type { Mail } from '../domain/mail.js';
import { Html, html } from './html.js';
import { type MailFacts, type MailTexts, mailTextsFor } from './mail-texts.js';

/** Who asks, as the reader knows them. */
export interface Sender {
  readonly name: string;
  /** Where questions go. */
  readonly contactEmail?: string | undefined;
}

/** A mail, ready but for its envelope. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Writes a mail in the signatory's language. The only address in it that leads anywhere is our own.
 *
 * @param landingUrl the signatory's stable address, `/a/{token}`; never Microsoft's link
 */
export function composeMail(
  mail: Pick<Mail, 'kind' | 'companyName' | 'contact' | 'language' | 'expiresAt'>,
  sender: Sender,
  landingUrl: string,
): ComposedMail {
  const { tag, texts } = mailTextsFor(mail.language);
  const within = (text: string) => isolated(oneLine(text), texts.direction);
  const facts: MailFacts = {
    partner: within(sender.name),
    company: within(mail.companyName),
    person: within(fullName(mail.contact)),
    expires: within(longDate(mail.expiresAt, texts.locale)),
  };
  const paragraphs = {
    before: [texts.opening(mail.kind, facts), texts.why(facts), `${texts.meaning} ${texts.effort}`],
    after: [
      texts.expiry(facts),
      texts.notYou(facts),
      ...(sender.contactEmail === undefined ? [] : [texts.questions(within(sender.contactEmail))]),
    ],
  };
  return {
    subject: texts.subject(mail.kind, facts),
    text: textPart(texts, facts, paragraphs, landingUrl),
    html: htmlPart(tag, texts, facts, paragraphs, landingUrl, mail.kind),
  };
}

interface Paragraphs {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function textPart(texts: MailTexts, facts: MailFacts, paragraphs: Paragraphs, landingUrl: string): string {
  return [
    texts.greeting(facts),
    ...paragraphs.before,
    `${texts.address}\n${landingUrl}`,
    ...paragraphs.after,
    facts.partner,
    `-- \n${texts.footer(facts)}`,
  ].join('\n\n');
}

/** One column that fits a phone, readable in light and dark, without pictures or anything that is loaded. */
function htmlPart(
  tag: string,
  texts: MailTexts,
  facts: MailFacts,
  paragraphs: Paragraphs,
  landingUrl: string,
  kind: Mail['kind'],
): string {
  const paragraph = (text: string): Html => html`<p style="margin:0 0 16px">${text}</p>`;
  return html`<!doctype html>
    <html lang="${tag}" dir="${texts.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${texts.subject(kind, facts)}</title>
      </head>
      <body style="margin:0;padding:0">
        <div
          role="article"
          lang="${tag}"
          dir="${texts.direction}"
          style="max-width:600px;margin:0 auto;padding:24px 16px;font:16px/1.5 'Segoe UI',Arial,sans-serif"
        >
          <p style="margin:0 0 24px;font-size:20px;font-weight:600">${facts.partner}</p>
          ${paragraph(texts.greeting(facts))} ${paragraphs.before.map(paragraph)}
          <p style="margin:24px 0">
            <a
              href="${landingUrl}"
              style="display:inline-block;padding:12px 24px;border-radius:4px;background:#0f6cbd;color:#ffffff;text-decoration:none;font-weight:600"
              >${texts.button}</a
            >
          </p>
          ${paragraphs.after.map(paragraph)} ${paragraph(facts.partner)}
          <hr style="border:0;border-top:1px solid #8a8886;margin:24px 0" />
          <p style="margin:0;font-size:13px">${texts.footer(facts)}</p>
        </div>
      </body>
    </html>`.text;
}

/** Names come from people: a line break in one must not end a header or a paragraph. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** In UTC, and says so: nobody knows where the reader is. */
const longDate = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date) + ' (UTC)';
