import type { TextDirection } from '@assent/domain';
import type { MailKind } from '../domain/mail.js';
import { arabic } from './languages/ar.js';
import { german } from './languages/de.js';
import { english } from './languages/en.js';
import { spanish } from './languages/es.js';
import { french } from './languages/fr.js';
import { italian } from './languages/it.js';
import { japanese } from './languages/ja.js';
import { dutch } from './languages/nl.js';
import { polish } from './languages/pl.js';
import { portuguese } from './languages/pt.js';

/** What the sentences of a mail are about; safe for sentences of either direction. */
export interface MailFacts {
  /** The partner, as customers know it. */
  readonly partner: string;
  readonly company: string;
  /** The signatory's whole name. */
  readonly person: string;
  /** The day and time in the reader's language. */
  readonly expires: string;
}

/** All sentences of a mail in one language. A language that lacks one does not compile. */
export interface MailTexts {
  /** Picks the form of dates. */
  readonly locale: string;
  readonly direction: TextDirection;
  subject(kind: MailKind, facts: MailFacts): string;
  greeting(facts: MailFacts): string;
  /** Who asks, and for what. */
  opening(kind: MailKind, facts: MailFacts): string;
  /** Why it is needed. */
  why(facts: MailFacts): string;
  /** What accepting means and does not mean. */
  meaning: string;
  /** What will be asked of the reader. */
  effort: string;
  /** On the button. */
  button: string;
  /** Before the address, where there are no buttons. */
  address: string;
  expiry(facts: MailFacts): string;
  notYou(facts: MailFacts): string;
  questions(contactEmail: string): string;
  /** Why the reader gets this mail. */
  footer(facts: MailFacts): string;
}

/** By the first part of the language tag. */
export const MAIL_TEXTS: Readonly<Record<string, MailTexts>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  pl: polish,
  ja: japanese,
  ar: arabic,
};

/** The texts for a language tag such as `de-CH`; English for a language that there is no text for. */
export function mailTextsFor(language: string): { readonly tag: string; readonly texts: MailTexts } {
  const tag = language.toLowerCase().split('-', 1)[0] ?? '';
  const texts = MAIL_TEXTS[tag];
  return texts === undefined ? { tag: 'en', texts: english } : { tag, texts };
}
