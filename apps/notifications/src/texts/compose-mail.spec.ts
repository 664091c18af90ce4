import { signatoryBranding } from '@assent/contracts';
import { MAIL_KINDS } from '../domain/mail.js';
import { composeMail } from './compose-mail.js';
import { MAIL_TEXTS, mailTextsFor } from './mail-texts.js';

const LANDING = 'https://agreements.partner.example/a/token';
const NAME = 'Contoso Cloud Partner';
const plain = signatoryBranding({ name: NAME, contactEmail: 'help@partner.example' }, null, null);
const sender = { branding: plain, logo: null };
const mail = {
  kind: 'invitation' as const,
  companyName: 'Nordwind Logistik GmbH',
  contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' },
  language: 'de-DE',
  expiresAt: new Date('2026-02-10T09:30:00Z'),
};

describe('composeMail', () => {
  it('says who asks, for whom, until when, and where', () => {
    const { subject, text } = composeMail(mail, sender, LANDING);
    expect(subject).toBe(
      'Contoso Cloud Partner: Bitte stimmen Sie dem Microsoft-Kundenvertrag für Nordwind Logistik GmbH zu',
    );
    expect(text).toContain('Guten Tag Ada Jensen,');
    expect(text).toContain('10. Februar 2026 um 09:30 (UTC)');
    expect(text).toContain(LANDING);
    expect(text).toContain('help@partner.example');
  });

  it.each(Object.keys(MAIL_TEXTS))(
    'has both parts in %s for every kind, with one address only',
    (language) => {
      for (const kind of MAIL_KINDS) {
        const composed = composeMail({ ...mail, kind, language }, sender, LANDING);
        for (const part of [composed.text, composed.html]) {
          expect(part).toContain('Nordwind Logistik GmbH');
          expect(part.match(/https?:\/\/[^\s"<]+/g)).toEqual([LANDING]);
          expect(part).toMatch(/2026.*9:30.*UTC/);
          expect(part).toContain('help@partner.example');
          expect(part).not.toMatch(/undefined|null|NaN|\[object|[{}]|=>/);
        }
        expect(composed.html).toContain(
          `<html lang="${language}" dir="${mailTextsFor(language).texts.direction}">`,
        );
        expect(composed.subject.length).toBeLessThan(120);
      }
    },
  );

  it('writes to an unknown language in English', () => {
    expect(composeMail({ ...mail, language: 'ko-KR' }, sender, LANDING).text).toContain('Dear Ada Jensen,');
  });

  it('takes Swiss German for German', () => {
    expect(composeMail({ ...mail, language: 'de-CH' }, sender, LANDING).text).toContain('Guten Tag');
  });

  it.each(Object.keys(MAIL_TEXTS).filter((language) => language !== 'en'))(
    'has no English left in %s',
    (language) => {
      for (const kind of MAIL_KINDS) {
        const lines = (tag: string) =>
          composeMail({ ...mail, kind, language: tag }, sender, LANDING).text.split('\n');
        const english = new Set(lines('en'));
        const same = lines(language).filter((line) => english.has(line) && line !== '' && line !== '-- ');
        expect(same).toEqual([LANDING, NAME].filter((line) => lines(language).includes(line)));
      }
    },
  );

  it('keeps names and dates together in a mail from right to left', () => {
    const { subject, text, html } = composeMail({ ...mail, language: 'ar-AE' }, sender, LANDING);
    for (const part of [subject, text, html]) {
      expect(part).toContain('\u2068Nordwind Logistik GmbH\u2069');
      expect(part).toContain('\u2068Contoso Cloud Partner\u2069');
      expect(part.split('\u2068').length).toBe(part.split('\u2069').length);
    }
    expect(text).toMatch(/\u2068[^\u2069]*2026[^\u2069]*\(UTC\)\u2069/);
    // Nothing invisible may become part of the address.
    expect(text).toContain(`\n${LANDING}\n`);
    expect(html).toContain(`href="${LANDING}"`);
  });

  it('greets a Japanese signatory by the family name first', () => {
    const contact = { ...mail.contact, firstName: '花子', lastName: '山田' };
    expect(composeMail({ ...mail, contact, language: 'ja-JP' }, sender, LANDING).text).toContain(
      '山田 花子 様',
    );
  });

  it('lets nothing that people typed become markup or a header', () => {
    const nasty = { ...mail, companyName: 'A<b>&"\r\nBcc: all@example.com' };
    const { subject, html } = composeMail(nasty, sender, LANDING);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('A&lt;b&gt;&amp;&quot; Bcc: all@example.com');
  });

  it('leaves questions out when nobody is there to answer them', () => {
    const branding = signatoryBranding({ name: 'Partner' }, null, null);
    expect(composeMail(mail, { branding, logo: null }, LANDING).text).not.toContain('Fragen?');
  });

  it('looks as the partner has chosen: name, colour, logo and where questions go', () => {
    const logo = {
      mediaType: 'image/png' as const,
      width: 640,
      height: 128,
      contentHash: 'a'.repeat(64),
    };
    const branding = signatoryBranding(
      { name: 'Contoso Ltd', contactEmail: 'help@partner.example' },
      {
        displayName: 'Contoso Cloud',
        accentColour: '#a4262c',
        supportEmail: 'mca@contoso.example',
        supportPhone: '+49 30 765',
      },
      logo,
    );
    const content = Buffer.from('the image');
    const composed = composeMail(mail, { branding, logo: content }, LANDING);
    expect(composed.subject).toContain('Contoso Cloud:');
    expect(composed.html).toContain('background:#a4262c;color:#ffffff');
    // Scaled to the letterhead's box, and loaded from nowhere.
    expect(composed.html).toMatch(/src="cid:logo@assent"[^>]*width="240"[^>]*height="48"/);
    expect(composed.html).not.toContain('help@partner.example');
    expect(composed.text).toContain('Fragen? Schreiben Sie an mca@contoso.example (☎ +49 30 765).');
    expect(composed.images).toEqual([
      { cid: 'logo@assent', fileName: 'logo.png', mediaType: 'image/png', content },
    ]);
  });

  it('names the telephone alone when there is no address', () => {
    const branding = { ...plain, supportEmail: null, supportPhone: '+49 30 765' };
    expect(composeMail(mail, { branding, logo: null }, LANDING).text).toContain('\n☎ +49 30 765\n');
  });
});
