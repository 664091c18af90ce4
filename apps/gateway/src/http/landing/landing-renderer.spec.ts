import { anAttestationState, aCustomerState } from '@assent/testing';
import type { LandingPage } from '../../domain/landing-page.js';
import { LANDING_LANGUAGES } from './catalogue/choose-language.js';
import { en } from './catalogue/en.js';
import type { LandingTexts } from './catalogue/landing-texts.js';
import type { ForwardForm } from './forward-form.js';
import { LandingRenderer, type PlainPage } from './landing-renderer.js';
import type { LandingView } from './landing-view.js';

const PAGES: Readonly<Record<LandingPage, true>> = {
  ask: true,
  preparing: true,
  expired: true,
  forwarded: true,
  forwarded_expired: true,
  accepted: true,
  declined: true,
  revoked: true,
  replaced: true,
  failed: true,
};
const PLAIN_PAGES: readonly PlainPage[] = ['unknown', 'tooMany', 'away'];

const COMPANY = 'Nordwind Logistik GmbH';
const PARTNER = 'Contoso Cloud Partner';
const renderer = new LandingRenderer();

function viewOf(page: LandingPage, companyName = COMPANY): LandingView {
  const { customerId, providerInstanceId } = aCustomerState();
  return {
    page,
    linkId: '0192f0a0-0000-7000-8000-000000000001',
    record: {
      customerId,
      companyName,
      scope: { providerInstanceId, resellerId: null },
    } as LandingView['record'],
    attestation: anAttestationState({
      expiresAt: '2026-02-10T09:30:00.000Z',
      openedAt: '2026-02-03T09:30:00.000Z',
      contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' },
    }),
    branding: {
      displayName: PARTNER,
      accentColour: null,
      supportEmail: 'help@partner.example',
      supportPhone: null,
      logo: null,
    },
    acceptanceUrl: null,
  };
}

/** A form in which every kind of fault occurs that three fields can have. */
const FAULTY: ForwardForm = {
  values: { firstName: '7', lastName: '8', email: '@', note: '9' },
  faults: { firstName: 'not_a_name', lastName: 'too_short', email: 'microsoft_address' },
};

/** Every page that there is, as it is sent. */
const allPages = (texts: LandingTexts): [string, string][] => [
  ...(Object.keys(PAGES) as LandingPage[]).map((page): [string, string] => [
    page,
    renderer.page(viewOf(page), 'token', texts),
  ]),
  ['forward form', renderer.page(viewOf('ask'), 'token', texts, FAULTY)],
  ...PLAIN_PAGES.map((page): [string, string] => [page, renderer.plain(page, texts, true)]),
];

/** What people read in it, and hear. */
const words = (html: string) =>
  html
    .replace(/<(style|script|title)\b.*?<\/\1>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/[\u2068\u2069]/g, '').trim())
    .filter((text) => text !== '');

describe.each(LANDING_LANGUAGES.map((texts) => [texts.language, texts] as const))(
  'the customer’s pages in %s',
  (language, texts) => {
    it.each(allPages(texts))('has every text on page "%s" and nothing left to fill in', (_page, html) => {
      expect(html).toContain(`<html lang="${language}" dir="${texts.direction}">`);
      expect(html).not.toMatch(/undefined|\bnull\b|NaN|\[object|\$\{|\{\{|<%|%>|=&gt;/);
      expect(html).not.toMatch(/<(h1|h2|p|li|button|summary|label|title)\b[^>]*>\s*<\/\1>/);
    });

    it('says nothing in the words of another language', () => {
      const others = LANDING_LANGUAGES.filter((other) => other !== texts);
      const foreign = new Set(others.flatMap(allPages).flatMap(([, html]) => words(html)));
      // The same word in Spanish and in Portuguese.
      const names = new Set([
        'Idioma:',
        PARTNER,
        'help@partner.example',
        ...LANDING_LANGUAGES.map(({ name }) => name),
      ]);
      const left = allPages(texts)
        .flatMap(([, html]) => words(html))
        .filter((text) => foreign.has(text) && !names.has(text) && /\p{L}/u.test(text));
      expect(left).toEqual([]);
    });

    it('names partner, company, person and the end of the link', () => {
      const html = renderer.page(viewOf('ask'), 'token', texts);
      for (const part of [
        PARTNER,
        COMPANY,
        'Ada Jensen',
        '2026',
        '9:30',
        'UTC',
        'Microsoft Customer Agreement',
      ]) {
        expect(html).toContain(part);
      }
    });

    it('offers every language by its own name, without JavaScript', () => {
      const html = renderer.page(viewOf('declined'), 'token', texts);
      for (const other of LANDING_LANGUAGES) {
        expect(html).toMatch(
          new RegExp(`<a lang="${other.language}"[^>]* href="/a/token\\?lang=${other.language}"`),
        );
        expect(html).toContain(`>${other.name}</a>`);
      }
      expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    });
  },
);

describe('names in sentences of the other direction', () => {
  const arabic = LANDING_LANGUAGES.find(({ language }) => language === 'ar')!;

  it('are isolated in Arabic, and so is the date', () => {
    const html = renderer.page(viewOf('ask'), 'token', arabic);
    for (const name of [PARTNER, COMPANY, 'Ada Jensen']) expect(html).toContain(`\u2068${name}\u2069`);
    expect(html).toMatch(/\u2068[^\u2069]*2026[^\u2069]* UTC\u2069/);
  });

  it('are isolated in English where they are Arabic, and nothing else is', () => {
    const html = renderer.page(viewOf('ask', 'شركة المثال (دبي)'), 'token', en);
    expect(html).toContain('\u2068شركة المثال (دبي)\u2069');
    expect(renderer.page(viewOf('ask'), 'token', en)).not.toMatch(/[\u2066-\u2069]/);
  });
});
