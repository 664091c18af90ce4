import fc from 'fast-check';
import {
  accentOnDark,
  contrastWithWhite,
  DEFAULT_ACCENT_COLOUR,
  isHexColour,
  isReadableUnderWhite,
  readableAccentColour,
} from './accent-colour.js';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the contrast with white text', () => {
  it.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#767676', 4.54],
    ['#0f6cbd', 5.39],
  ])('of %s is %d, as WCAG reckons', (colour, contrast) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
  });

  it('lets our own colour and a dark red pass, and neither yellow nor light grey', () => {
    expect([DEFAULT_ACCENT_COLOUR, '#a4262c'].map(isReadableUnderWhite)).toEqual([true, true]);
    expect(['#ffb900', '#c8c6c4'].map(isReadableUnderWhite)).toEqual([false, false]);
  });
});

describe('the colour suggested instead', () => {
  it('is the colour itself when that can be read', () => {
    expect(readableAccentColour('#0F6CBD')).toBe('#0f6cbd');
  });

  it('is readable for every colour there is, and keeps the order of its channels', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const suggested = readableAccentColour(colour);
        expect(isHexColour(suggested)).toBe(true);
        expect(isReadableUnderWhite(suggested)).toBe(true);
        const channels = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
        channels(suggested).forEach((channel, at) => {
          expect(channel).toBeLessThanOrEqual(channels(colour)[at] ?? 0);
        });
      }),
    );
  });

  it('darkens no more than it must', () => {
    expect(contrastWithWhite(readableAccentColour('#ffb900'))).toBeLessThan(4.8);
  });
});

describe('the tint for dark paper', () => {
  it('lightens what is too dark, and leaves what can be read already', () => {
    expect(contrastWithWhite(accentOnDark('#a4262c'))).toBeLessThan(contrastWithWhite('#a4262c'));
    expect(accentOnDark('#79b8f3')).toBe('#79b8f3');
    expect(accentOnDark('#000000')).toMatch(/^#([0-9a-f]{2})\1\1$/);
  });
});
