import { fullName, isolated } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { join } from 'node:path';
import { brandingAssets } from '../branding/branding-addresses.js';
import { LANDING_LANGUAGES } from './catalogue/choose-language.js';
import type { LandingMessage, LandingNames, LandingTexts } from './catalogue/landing-texts.js';
import type { ForwardForm } from './forward-form.js';
import { LANDING_ASSETS } from './landing-assets.js';
import type { LandingView } from './landing-view.js';

/** Beside `src` and `dist`, so that both find it. */
const VIEWS = join(__dirname, '..', '..', '..', 'views', 'landing');

/** Pages that can be shown without knowing anything of the link. */
export type PlainPage = 'unknown' | 'tooMany' | 'away';

/** While these are shown something may change, so the script looks for it. */
const WATCHED: ReadonlySet<LandingView['page']> = new Set([
  'ask',
  'preparing',
  'expired',
  'forwarded',
  'forwarded_expired',
]);

/** What makes the page work for the one behind its address. */
interface LiveParts {
  readonly languages: ReturnType<typeof languagesFor>;
  /** Null: nothing leads anywhere. */
  readonly links: Readonly<Record<'self' | 'continue' | 'decline' | 'forward' | 'newLink', string>> | null;
  readonly watch: { readonly url: string; readonly page: string } | null;
  readonly again: ForwardForm | null;
}

/** Writes the customer's pages as HTML; every value is escaped by the templates. */
@Injectable()
export class LandingRenderer {
  private readonly eta = new Eta({ views: VIEWS, autoEscape: true, cache: true });

  /** @param again the form in which somebody else was named, where it came with faults */
  page(view: LandingView, token: string, texts: LandingTexts, again?: ForwardForm): string {
    const base = `/a/${token}`;
    const at = (step: string) => `${base}${step}?lang=${texts.language}`;
    return this.render(view, texts, {
      languages: languagesFor(texts, base),
      links: {
        self: at(''),
        continue: at('/continue'),
        decline: at('/decline'),
        forward: at('/forward'),
        newLink: at('/new-link'),
      },
      // The answer to a form is not watched: loading it anew would send the form again.
      watch:
        again === undefined && WATCHED.has(view.page)
          ? { url: `${base}/status`, page: statusOf(view) }
          : null,
      again: again ?? null,
    });
  }

  /** The page for somebody who only looks at it: its forms lead nowhere. */
  preview(view: LandingView, texts: LandingTexts): string {
    return this.render(view, texts, { languages: [], links: null, watch: null, again: null });
  }

  private render(view: LandingView, texts: LandingTexts, live: LiveParts): string {
    const common = {
      ...this.common(texts, namesOf(view, texts)),
      ...brandingOf(view),
      ...live,
    };
    const { contact, expiresAt, openedAt } = view.attestation ?? {};
    switch (view.page) {
      case 'ask':
        return this.eta.render('./ask', {
          ...common,
          title: texts.ask.title,
          person: contact === undefined ? '' : isolated(fullName(contact), texts.direction),
          returned: openedAt !== null && openedAt !== undefined,
          validUntil: expiresAt ? inWords(expiresAt, texts) : null,
        });
      case 'expired':
        return this.eta.render('./expired', { ...common, title: texts.expired.title });
      case 'forwarded':
      case 'forwarded_expired':
        return this.eta.render('./forwarded', {
          ...common,
          title: texts.forwarded.title,
          canContinue: view.page === 'forwarded',
        });
      case 'preparing':
      case 'accepted':
      case 'declined':
      case 'revoked':
      case 'replaced':
      case 'failed': {
        const { title, text }: LandingMessage = texts[view.page];
        return this.eta.render('./message', {
          ...common,
          title,
          message: text(common.names),
          offerRefresh: view.page === 'preparing',
        });
      }
    }
  }

  /** @param canChoose whether the same address can be asked for in another language, as a form's answer cannot */
  plain(page: PlainPage, texts: LandingTexts, canChoose: boolean): string {
    const names = { partner: texts.yourPartner, company: texts.yourCompany };
    const { title, text } = texts[page];
    return this.eta.render('./message', {
      ...this.common(texts, names),
      ...NO_BRANDING,
      languages: canChoose ? languagesFor(texts, '') : [],
      watch: null,
      title,
      message: text(names),
    });
  }

  private common(texts: LandingTexts, names: LandingNames) {
    const { css, js } = LANDING_ASSETS;
    return { texts, names, assets: { css: `/a/assets/${css.fileName}`, js: `/a/assets/${js.fileName}` } };
  }
}

/** What the script compares: the page, and whether the signatory has gone on from it. */
export function statusOf(view: LandingView): string {
  return view.page === 'ask' && view.attestation?.openedAt ? 'ask-opened' : view.page;
}

function namesOf(view: LandingView, texts: LandingTexts): LandingNames {
  return {
    partner: isolated(view.branding?.displayName ?? texts.yourPartner, texts.direction),
    company: isolated(view.record?.companyName ?? texts.yourCompany, texts.direction),
  };
}

/** What the templates show of the partner beside its name. */
function brandingOf({ branding }: LandingView) {
  if (branding === null) return NO_BRANDING;
  const { supportEmail, supportPhone } = branding;
  return { contactEmail: supportEmail, contactPhone: supportPhone, branding: brandingAssets(branding) };
}

const NO_BRANDING = {
  contactEmail: null,
  contactPhone: null,
  branding: { logo: null, accentStyles: null },
};

/** @param base the page to be had in another language, from wherever; empty: this one */
const languagesFor = (texts: LandingTexts, base: string) =>
  LANDING_LANGUAGES.map(({ language, name, direction }) => ({
    language,
    name,
    direction,
    href: `${base}?lang=${language}`,
    current: language === texts.language,
  }));

/** The server does not know where the reader is, so the time names its zone. */
function inWords(instant: string, { locale, direction }: LandingTexts): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return isolated(`${format.format(new Date(instant))} UTC`, direction);
}
