import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { KeyringError } from './keyring-error.js';

/** 256 bits: what AES-256 takes, and as much as HMAC-SHA256 gains from. */
const KEY_BYTES = 32;
const ENTRY = /^([1-9]\d{0,5}):([A-Za-z0-9+/]{43}=)$/;

/** The keys of one set: all of them open, the newest one seals. */
export interface KeySet {
  readonly newest: { readonly version: number; readonly key: Buffer };
  keyOf(version: number): Buffer | undefined;
}

/** The names under which the environment holds key sets; each may also come as `<NAME>_FILE`. */
export type KeyVariable = 'ENVELOPE_KEYS' | 'LINK_TOKEN_KEYS' | 'AT_REST_KEYS';

/**
 * Reads a key set written as `1:<base64 of 32 bytes>,2:<...>`; blanks and line ends around the entries are
 * allowed, because the text often comes from a file.
 *
 * @throws KeyringError `bad_spec`, naming the entry by its position and never by its text
 */
export function parseKeySpec(spec: string): KeySet {
  const keys = new Map<number, Buffer>();
  for (const [index, entry] of spec.split(',').entries()) {
    const match = ENTRY.exec(entry.trim());
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new KeyringError(
        'bad_spec',
        `Key ${index + 1} cannot be read: write each key as <version>:<base64 of ${KEY_BYTES} bytes>, with commas between.`,
      );
    }
    const version = Number(match[1]);
    if (keys.has(version)) {
      throw new KeyringError('bad_spec', `Key version ${version} is there twice: give each key its own.`);
    }
    keys.set(version, Buffer.from(match[2], 'base64'));
  }
  const newest = Math.max(...keys.keys());
  const key = keys.get(newest);
  // A text without commas is still one entry, so there is at least one key here.
  if (!key) throw new KeyringError('bad_spec', 'There is no key.');
  return { newest: { version: newest, key }, keyOf: (version) => keys.get(version) };
}

/**
 * A new key set with one random key. To rotate, append `,2:<...>` to the old text: everything sealed before
 * still opens, and what is sealed from then on uses the new key.
 */
export function generateKeySpec(): string {
  return `1:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * The text of a key set from the environment: `<NAME>`, else the content of the file named by `<NAME>_FILE`.
 *
 * @throws KeyringError `missing` when neither is set or the file cannot be read
 */
export function readKeySpec(
  name: KeyVariable,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const spec = environment[name];
  if (spec) return spec;
  const file = environment[`${name}_FILE`];
  if (!file) {
    throw new KeyringError(
      'missing',
      `Set ${name} to a key set (1:<base64 of ${KEY_BYTES} bytes>) or ${name}_FILE to a file that holds one.`,
    );
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new KeyringError('missing', `The file ${file} of ${name}_FILE cannot be read (${why}).`);
  }
}
