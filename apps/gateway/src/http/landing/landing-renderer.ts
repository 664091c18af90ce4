import { fullName, isolated } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { join } from 'node:path';
import { LANDING_LANGUAGES } from './catalogue/choose-language.js';
import type { LandingMessage, LandingNames, LandingTexts } from './catalogue/landing-texts.js';
import { LANDING_ASSETS } from './landing-assets.js';
import type { LandingView } from './landing-view.js';

/** Beside `src` and `dist`, so that both find it. */
const VIEWS = join(__dirname, '..', '..', '..', 'views', 'landing');

/** Pages that can be shown without knowing anything of the link. */
export type PlainPage = 'unknown' | 'tooMany' | 'away';

/** While these are shown something may change, so the script looks for it. */
const WATCHED: ReadonlySet<LandingView['page']> = new Set(['ask', 'preparing', 'expired']);

/** Writes the customer's pages as HTML; every value is escaped by the templates. */
@Injectable()
export class LandingRenderer {
  private readonly eta = new Eta({ views: VIEWS, autoEscape: true, cache: true });

  page(view: LandingView, token: string, texts: LandingTexts): string {
    const base = `/a/${token}`;
    const language = `?lang=${texts.language}`;
    const common = {
      ...this.common(texts, namesOf(view, texts)),
      contactEmail: view.contactEmail,
      languages: languagesFor(texts),
      links: {
        self: base + language,
        continue: `${base}/continue${language}`,
        decline: `${base}/decline${language}`,
        newLink: `${base}/new-link${language}`,
      },
      watch: WATCHED.has(view.page) ? { url: `${base}/status`, page: statusOf(view) } : null,
    };
    if (view.page === 'ask') {
      const { contact, expiresAt, openedAt } = view.attestation ?? {};
      return this.eta.render('./ask', {
        ...common,
        title: texts.ask.title,
        person: contact === undefined ? '' : isolated(fullName(contact), texts.direction),
        returned: openedAt !== null && openedAt !== undefined,
        validUntil: expiresAt ? inWords(expiresAt, texts) : null,
      });
    }
    if (view.page === 'expired') {
      return this.eta.render('./expired', { ...common, title: texts.expired.title });
    }
    const { title, text }: LandingMessage = texts[view.page];
    return this.eta.render('./message', {
      ...common,
      title,
      message: text(common.names),
      offerRefresh: view.page === 'preparing',
    });
  }

  /** @param canChoose whether the same address can be asked for in another language, as a form's answer cannot */
  plain(page: PlainPage, texts: LandingTexts, canChoose: boolean): string {
    const names = { partner: texts.yourPartner, company: texts.yourCompany };
    const { title, text } = texts[page];
    return this.eta.render('./message', {
      ...this.common(texts, names),
      contactEmail: null,
      languages: canChoose ? languagesFor(texts) : [],
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
    partner: isolated(view.partner ?? texts.yourPartner, texts.direction),
    company: isolated(view.record?.companyName ?? texts.yourCompany, texts.direction),
  };
}

const languagesFor = (texts: LandingTexts) =>
  LANDING_LANGUAGES.map(({ language, name, direction }) => ({
    language,
    name,
    direction,
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
