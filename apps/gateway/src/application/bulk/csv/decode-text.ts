/**
 * Text out of a file of unknown encoding: UTF-8 and UTF-16 with or without a byte order mark, else
 * Windows-1252, which is what spreadsheets of the western world save and which can read any bytes.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  const wide = encodingByZeros(bytes);
  if (wide !== undefined) return decode(bytes, wide);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, 'windows-1252');
  }
}

// A byte order mark is removed by the decoder.
const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

function encodingByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** How much of the file is looked at. */
const SAMPLE_BYTES = 2_000;

/** In UTF-16 the other byte of every Latin letter is zero; in no other encoding of a text there are zeros. */
function encodingByZeros(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return undefined;
}
