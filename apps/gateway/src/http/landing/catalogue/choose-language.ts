import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import type { LandingTexts } from './landing-texts.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';

/** Every language of the customer's pages. */
export const LANDING_LANGUAGES: readonly LandingTexts[] = [en, de, fr, es, it, pt, nl, pl, ja, ar];

/** Whether the pages can be had in what somebody wrote into the address. */
export function isLandingLanguage(tag: unknown): tag is string {
  return LANDING_LANGUAGES.some(({ language }) => language === tag);
}

/** What speaks for a language, the strongest first. */
export interface LanguageWishes {
  /** Chosen on the page: the address's `?lang=`, which may hold anything. */
  readonly chosen?: unknown;
  /** The language in which the partner asked. */
  readonly asked?: string | undefined;
  /** The browser's `Accept-Language`. */
  readonly accepted?: string | undefined;
}

/** The first language among the wishes that there is, else English. */
export function chooseLanguage({ chosen, asked, accepted }: LanguageWishes): LandingTexts {
  const wishes = [typeof chosen === 'string' ? chosen : undefined, asked, ...inOrder(accepted)];
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
