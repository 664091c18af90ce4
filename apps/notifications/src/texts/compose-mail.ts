import type { Logo, SignatoryBranding } from '@assent/contracts';
import { DEFAULT_ACCENT_COLOUR, fullName, isolated } from '@assent/domain';
import type { Mail } from '../domain/mail.js';
import { Html, html } from './html.js';
import { type MailFacts, type MailTexts, mailTextsFor } from './mail-texts.js';

/** Who asks, as the reader knows them, with the bytes of the logo where there is one. */
export interface Sender {
  readonly branding: SignatoryBranding;
  readonly logo: Buffer | null;
}

/** An image that travels inside of the mail: nothing is loaded from anywhere when it is read. */
export interface InlineImage {
  readonly cid: string;
  readonly fileName: string;
  readonly mediaType: Logo['mediaType'];
  readonly content: Buffer;
}

/** A mail, ready but for its envelope. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly images: readonly InlineImage[];
}

/**
 * Writes a mail in the signatory's language. The only address in it that leads anywhere is our own.
 *
 * @param landingUrl the signatory's stable address, `/a/{token}`; never Microsoft's link
 */
export function composeMail(
  mail: Pick<Mail, 'kind' | 'companyName' | 'contact' | 'language' | 'expiresAt'>,
  { branding, logo }: Sender,
  landingUrl: string,
): ComposedMail {
  const { tag, texts } = mailTextsFor(mail.language);
  const within = (text: string) => isolated(oneLine(text), texts.direction);
  const facts: MailFacts = {
    partner: within(branding.displayName),
    company: within(mail.companyName),
    person: within(fullName(mail.contact)),
    expires: within(longDate(mail.expiresAt, texts.locale)),
  };
  const paragraphs = {
    before: [texts.opening(mail.kind, facts), texts.why(facts), `${texts.meaning} ${texts.effort}`],
    after: [texts.expiry(facts), texts.notYou(facts), ...questionsTo(branding, texts, within)],
  };
  const images = branding.logo === null || logo === null ? [] : [inlineLogo(branding.logo, logo)];
  const look: Look = {
    accentColour: branding.accentColour ?? DEFAULT_ACCENT_COLOUR,
    logo: images.length === 0 ? null : branding.logo,
  };
  return {
    subject: texts.subject(mail.kind, facts),
    text: textPart(texts, facts, paragraphs, landingUrl),
    html: htmlPart(tag, texts, facts, paragraphs, landingUrl, mail.kind, look),
    images,
  };
}

/** What the HTML part shows of the partner beside its name. */
interface Look {
  readonly accentColour: string;
  readonly logo: Logo | null;
}

const LOGO_CID = 'logo@assent';
/** The logo fits into this, in CSS pixels: a letterhead, not a poster. */
const LOGO_BOX = { width: 240, height: 64 } as const;

function inlineLogo({ mediaType }: Logo, content: Buffer): InlineImage {
  const fileName = mediaType === 'image/png' ? 'logo.png' : 'logo.jpg';
  return { cid: LOGO_CID, fileName, mediaType, content };
}

/** Where questions go: by mail, by telephone, by both or not at all. */
function questionsTo(
  { supportEmail, supportPhone }: SignatoryBranding,
  texts: MailTexts,
  within: (text: string) => string,
): string[] {
  const phone = supportPhone === null ? null : within(supportPhone);
  if (supportEmail === null) return phone === null ? [] : [`☎ ${phone}`];
  const email = within(supportEmail);
  return [texts.questions(phone === null ? email : `${email} (☎ ${phone})`)];
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

/** One column that fits a phone, readable in light and dark, without anything that is loaded: the logo comes along. */
function htmlPart(
  tag: string,
  texts: MailTexts,
  facts: MailFacts,
  paragraphs: Paragraphs,
  landingUrl: string,
  kind: Mail['kind'],
  look: Look,
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
          ${look.logo === null ? [] : logoImage(look.logo)}
          <p style="margin:0 0 24px;font-size:20px;font-weight:600">${facts.partner}</p>
          ${paragraph(texts.greeting(facts))} ${paragraphs.before.map(paragraph)}
          <p style="margin:24px 0">
            <a
              href="${landingUrl}"
              style="display:inline-block;padding:12px 24px;border-radius:4px;background:${look.accentColour};color:#ffffff;text-decoration:none;font-weight:600"
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

/** Mail programs know no `max-width` everywhere, so the size that fits is reckoned here. */
function logoImage({ width, height }: Logo): Html {
  const scale = Math.min(1, LOGO_BOX.width / width, LOGO_BOX.height / height);
  const [fitWidth, fitHeight] = [width, height].map((side) => String(Math.max(1, Math.round(side * scale))));
  // The name stands right below: an alternative text would say it twice.
  return html`<img
    src="cid:${LOGO_CID}"
    alt=""
    width="${fitWidth ?? ''}"
    height="${fitHeight ?? ''}"
    style="display:block;margin:0 0 12px;border:0"
  />`;
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
