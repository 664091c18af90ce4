import type { RuleViolation } from './rule-violation.js';

/*
 * A partner's logo is shown to people who have no reason to trust us yet, and is served from our own address.
 * So it is judged by its bytes, never by a name or a header: only what begins as one of these two formats,
 * and says how large it is, is taken. Both are shown by every mail program, which WebP and SVG are not, and
 * neither can carry a script, which SVG can.
 */

/** What a logo may be. */
export const LOGO_LIMITS = {
  /** Goes out with every mail; a logo of 320 by 96 pixels needs a tenth of it. */
  maxBytes: 64 * 1024,
  /** Less is a speck that no screen shows sharply. */
  minPixels: 16,
  /** More is a photograph; and a decoder must not be made to fill memory from a small file. */
  maxPixels: 2_000,
} as const;

export const LOGO_MEDIA_TYPES = ['image/png', 'image/jpeg'] as const;
export type LogoMediaType = (typeof LOGO_MEDIA_TYPES)[number];

/** What the bytes say of themselves. */
export interface LogoFacts {
  readonly mediaType: LogoMediaType;
  readonly width: number;
  readonly height: number;
}

export type InspectedLogo =
  | { readonly ok: true; readonly facts: LogoFacts }
  | { readonly ok: false; readonly violation: RuleViolation };

/** Looks at the bytes of an uploaded logo and says what it is, or which rule it breaks. */
export function inspectLogo(bytes: Uint8Array): InspectedLogo {
  if (bytes.length > LOGO_LIMITS.maxBytes) {
    return refused('too_large', `The logo may have ${LOGO_LIMITS.maxBytes / 1024} kB at most.`);
  }
  const facts = factsOfPng(bytes) ?? factsOfJpeg(bytes);
  if (facts === undefined) return refused('not_an_image', 'Choose a PNG or JPEG image.');
  const sides = [facts.width, facts.height];
  if (sides.some((side) => side < LOGO_LIMITS.minPixels || side > LOGO_LIMITS.maxPixels)) {
    return refused(
      'wrong_dimensions',
      `The logo has ${facts.width} by ${facts.height} pixels. Each side must have ${LOGO_LIMITS.minPixels} to ` +
        `${LOGO_LIMITS.maxPixels}.`,
    );
  }
  return { ok: true, facts };
}

const refused = (code: string, message: string): InspectedLogo => ({
  ok: false,
  violation: { path: 'logo', code, message },
});

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];
const IEND = [0x49, 0x45, 0x4e, 0x44];

/** A PNG begins with its signature and the header chunk, which holds its size, and ends with an end chunk. */
function factsOfPng(bytes: Uint8Array): LogoFacts | undefined {
  if (!holds(bytes, 0, PNG_SIGNATURE) || !holds(bytes, 12, IHDR)) return undefined;
  if (!holds(bytes, bytes.length - 8, IEND)) return undefined;
  return { mediaType: 'image/png', width: number32(bytes, 16), height: number32(bytes, 20) };
}

/** The markers of a JPEG that start a frame, and so hold its size; the gaps are other kinds of tables. */
const isFrameStart = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A JPEG is a row of segments: walks them until the one that holds the size. */
function factsOfJpeg(bytes: Uint8Array): LogoFacts | undefined {
  if (!holds(bytes, 0, [0xff, 0xd8, 0xff]) || !holds(bytes, bytes.length - 2, [0xff, 0xd9])) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrameStart(marker)) {
      return { mediaType: 'image/jpeg', height: number16(bytes, at + 5), width: number16(bytes, at + 7) };
    }
    const length = number16(bytes, at + 2);
    if (length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

function holds(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return at >= 0 && expected.every((value, index) => bytes[at + index] === value);
}

const number16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const number32 = (bytes: Uint8Array, at: number) => number16(bytes, at) * 65_536 + number16(bytes, at + 2);
