/*
 * The partner's accent colour stands behind white text: on the button of the invitation mail and of the
 * landing page. WCAG 2.2, success criterion 1.4.3, says how much the two have to differ.
 */

/** The ratio that WCAG asks for between normal text and what is behind it (level AA). */
export const READABLE_CONTRAST = 4.5;

/** Assent's own blue, for partners that have chosen no colour. White text on it has a contrast of 5.4. */
export const DEFAULT_ACCENT_COLOUR = '#0f6cbd';

/** A colour as we keep it: `#` and six hexadecimal digits. */
export const HEX_COLOUR = /^#[0-9a-f]{6}$/i;

/** Whether the text is a colour as we keep it. */
export function isHexColour(text: string): boolean {
  return HEX_COLOUR.test(text);
}

/**
 * How much white text differs from the colour behind it, from 1 (white on white) to 21 (white on black).
 *
 * @param colour `#rrggbb`
 */
export function contrastWithWhite(colour: string): number {
  return contrastBetween(colour, '#ffffff');
}

/** Whether white text on the colour can be read. */
export function isReadableUnderWhite(colour: string): boolean {
  return contrastWithWhite(colour) >= READABLE_CONTRAST;
}

/**
 * The nearest colour of the same hue under which white text can be read; the colour itself when it is one.
 * Darkens in small steps, so that a brand colour is changed no more than it must.
 *
 * @param colour `#rrggbb`
 */
export function readableAccentColour(colour: string): string {
  const channels = channelsOf(colour);
  for (let percent = 100; percent > 0; percent -= 1) {
    const darker = hexOf(channels.map((channel) => (channel * percent) / 100));
    if (isReadableUnderWhite(darker)) return darker;
  }
  return '#000000';
}

/** The paper of our pages in dark mode. */
const DARK_PAPER = '#252423';

/**
 * The nearest tint of the colour that can be read on dark paper, for links and as a button under dark text;
 * the colour itself when it is one.
 *
 * @param colour `#rrggbb`
 */
export function accentOnDark(colour: string): string {
  const channels = channelsOf(colour);
  for (let percent = 0; percent <= 100; percent += 1) {
    const lighter = hexOf(channels.map((channel) => channel + ((255 - channel) * percent) / 100));
    if (contrastBetween(lighter, DARK_PAPER) >= READABLE_CONTRAST) return lighter;
  }
  return '#ffffff';
}

/** How much two colours differ, from 1 to 21; which of them is the text does not matter. */
function contrastBetween(one: string, other: string): number {
  const [darker = 0, brighter = 0] = [one, other]
    .map((colour) => luminanceOf(channelsOf(colour)))
    .toSorted((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
}

function channelsOf(colour: string): number[] {
  if (!isHexColour(colour)) throw new Error(`${colour} is not a colour such as ${DEFAULT_ACCENT_COLOUR}.`);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hexOf(channels: readonly number[]): string {
  const digits = channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}

/** Relative luminance as WCAG defines it: how bright the colour looks, 0 for black and 1 for white. */
function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
