/** Which way a language is written. */
export type TextDirection = 'ltr' | 'rtl';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
/** Embeddings, overrides and isolates; a name that brings its own could turn the sentence around it. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
/** The blocks of Hebrew, Arabic and the other scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A name or date as it can stand in a sentence of the given direction without the words or the punctuation
 * around it changing places: between Unicode isolates, which work in HTML and in plain text alike. Where
 * nothing could change places the text stays as it is, so that most mails have no invisible characters.
 */
export function isolated(text: string, sentence: TextDirection): string {
  const plain = text.replace(DIRECTION_CONTROLS, '');
  const needed = sentence === 'rtl' || RIGHT_TO_LEFT.test(plain);
  return needed ? FIRST_STRONG_ISOLATE + plain + POP_DIRECTIONAL_ISOLATE : plain;
}
