import { isolated } from './bidi.js';

describe('isolated', () => {
  it('leaves alone what cannot disturb the sentence', () => {
    expect(isolated('Müller & Söhne (Köln)', 'ltr')).toBe('Müller & Söhne (Köln)');
    expect(isolated('株式会社コントソ', 'ltr')).toBe('株式会社コントソ');
  });

  it.each([
    ['Contoso Ltd.', 'rtl'],
    ['شركة المثال (دبي)', 'ltr'],
    ['חברת הדוגמה', 'ltr'],
  ] as const)('keeps %s together in a sentence from %s', (name, sentence) => {
    expect(isolated(name, sentence)).toBe(`\u2068${name}\u2069`);
  });

  it('lets no name turn the sentence around it', () => {
    expect(isolated('Con\u202Etoso\u2069\u2066', 'rtl')).toBe('\u2068Contoso\u2069');
    expect(isolated('Con\u202Etoso', 'ltr')).toBe('Contoso');
  });
});
