import { inspectLogo, LOGO_LIMITS } from './logo-image.js';

const bigEndian = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff);

function png(width: number, height: number, padding = 0): Uint8Array {
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...[0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, ...bigEndian(width, 4), ...bigEndian(height, 4)],
    ...[8, 6, 0, 0, 0, 0, 0, 0, 0],
    ...Array.from({ length: padding }, () => 0),
    ...[0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  ]);
}

function jpeg(width: number, height: number): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xd8],
    // An application segment and a table of Huffman codes, whose marker lies among those of frames.
    ...[0xff, 0xe0, 0, 4, 1, 2],
    ...[0xff, 0xc4, 0, 3, 9],
    ...[0xff, 0xc0, 0, 11, 8, ...bigEndian(height, 2), ...bigEndian(width, 2), 1, 1, 0x11, 0],
    ...[0xff, 0xd9],
  ]);
}

describe('an uploaded logo', () => {
  it('is known by its bytes, with its size', () => {
    expect(inspectLogo(png(320, 96))).toEqual({
      ok: true,
      facts: { mediaType: 'image/png', width: 320, height: 96 },
    });
    expect(inspectLogo(jpeg(640, 120))).toEqual({
      ok: true,
      facts: { mediaType: 'image/jpeg', width: 640, height: 120 },
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a page', new TextEncoder().encode('<html><script>alert(1)</script></html>')],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['the signature of a PNG with a page behind it', Uint8Array.from([...png(20, 20).slice(0, 8), 60, 104])],
    ['a PNG that was cut off', png(320, 96).slice(0, -4)],
    ['a JPEG without its end', jpeg(640, 120).slice(0, -1)],
    [
      'a JPEG whose segment claims no length',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 4, 0xff, 0xd9]),
    ],
  ])('is refused when it is %s', (_, bytes) => {
    expect(inspectLogo(bytes)).toMatchObject({
      ok: false,
      violation: { path: 'logo', code: 'not_an_image' },
    });
  });

  it('is refused when it is too heavy, too small or too large', () => {
    expect(inspectLogo(png(100, 100, LOGO_LIMITS.maxBytes))).toMatchObject({
      violation: { code: 'too_large' },
    });
    expect(inspectLogo(png(8, 96))).toMatchObject({ violation: { code: 'wrong_dimensions' } });
    expect(inspectLogo(png(30_000, 30_000))).toMatchObject({ violation: { code: 'wrong_dimensions' } });
    expect(inspectLogo(png(4_294_967_295, 96))).toMatchObject({ violation: { code: 'wrong_dimensions' } });
  });

  it('never makes the inspection fail, whatever its bytes are', () => {
    const whole = [...png(320, 96), ...jpeg(640, 120)];
    for (let length = 0; length <= whole.length; length += 1) {
      expect(() => inspectLogo(Uint8Array.from(whole.slice(0, length)))).not.toThrow();
    }
  });
});
