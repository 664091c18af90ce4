import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { parseKeySpec, type KeySet } from './key-spec.js';
import { KeyringError } from './keyring-error.js';

const CIPHER = 'aes-256-gcm';
/** The length that GCM is specified for; others are hashed first and gain nothing. */
const IV_BYTES = 12;
const IVS_AT_ONCE = 256;
/** The full tag: a shorter one would be cheaper to forge. */
const TAG_BYTES = 16;
/** `k<version>.<iv>.<tag>.<ciphertext>`; the lengths are those of 12 and 16 bytes in base64url. */
const SEALED = /^k([1-9]\d{0,5})\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/;

/**
 * Seals texts so that they may be stored and queued, with AES-256-GCM.
 *
 * The AAD says where a sealed value belongs (message id and field, table and row): a value that was moved to
 * another place does not open there, although the key is the right one.
 */
export class Keyring {
  /** IVs that were drawn and not used yet. */
  private ivs = Buffer.alloc(0);

  private constructor(private readonly keys: KeySet) {}

  /**
   * @param spec `1:<base64 of 32 bytes>,2:<...>`; the highest version seals, all open
   * @throws KeyringError `bad_spec`
   */
  static parse(spec: string): Keyring {
    return new Keyring(parseKeySpec(spec));
  }

  /** Whether a text has the form of a sealed value; says nothing about whether it opens. */
  static isSealed(text: string): boolean {
    return SEALED.test(text);
  }

  /** Seals under the newest key. Equal texts give different results: each gets its own random IV. */
  seal(plaintext: string, aad: string): string {
    const { version, key } = this.keys.newest;
    const iv = this.nextIv();
    const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(aad, 'utf8'));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'));
    return `k${version}.${parts.join('.')}`;
  }

  /**
   * Opens what any key of this set has sealed for the same place.
   *
   * @throws KeyringError `not_sealed`, `unknown_key` or `does_not_open`
   */
  open(sealed: string, aad: string): string {
    const [, version, iv, tag, ciphertext] = SEALED.exec(sealed) ?? [];
    if (version === undefined || iv === undefined || tag === undefined || ciphertext === undefined) {
      throw new KeyringError('not_sealed', `The value at ${aad} is not a sealed value.`);
    }
    const key = this.keys.keyOf(Number(version));
    if (!key) {
      throw new KeyringError(
        'unknown_key',
        `The value at ${aad} was sealed with key version ${version}, which is not in this key set: add that key again.`,
      );
    }
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(aad, 'utf8'));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    try {
      // Read and written as a whole: with encodings of its own the decipher makes a decoder for each text.
      const opened = decipher.update(Buffer.from(ciphertext, 'base64url'));
      decipher.final();
      return opened.toString('utf8');
    } catch {
      // OpenSSL does not tell which of the three it is, and nobody may learn it from us either.
      throw new KeyringError(
        'does_not_open',
        `The value at ${aad} does not open: it was changed, moved from another place, or sealed with another key of version ${version}.`,
      );
    }
  }

  /** Many are drawn at a time: asking for one costs as much as sealing a short text. None is given out twice. */
  private nextIv(): Buffer {
    if (this.ivs.length === 0) this.ivs = randomBytes(IV_BYTES * IVS_AT_ONCE);
    const iv = this.ivs.subarray(0, IV_BYTES);
    this.ivs = this.ivs.subarray(IV_BYTES);
    return iv;
  }
}
