import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { LandingTexts } from './landing-texts.js';

/** Every language of the customer's pages. */
export const LANDING_LANGUAGES: readonly LandingTexts[] = [en, de, fr, es];

/** What speaks for a language, the strongest first. */
export interface LanguageWishes {
  /** Chosen on the page. */
  readonly chosen?: string | undefined;
  /** The language in which the partner asked. */
  readonly asked?: string | undefined;
  /** The browser's `Accept-Language`. */
  readonly accepted?: string | undefined;
}

/** The first language among the wishes that there is, else English. */
export function chooseLanguage({ chosen, asked, accepted }: LanguageWishes): LandingTexts {
  const wishes = [chosen, asked, ...inOrder(accepted)];
  for (const wish of wishes) {
    const primary = wish?.trim().toLowerCase().split('-')[0];
    const found = LANDING_LANGUAGES.find(({ language }) => language === primary);
    if (found !== undefined) return found;
  }
  return en;
}

/** The tags of an `Accept-Language`, the best liked first. */
function inOrder(header = ''): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.split(';q=');
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
