import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseKeySpec, type KeySet } from './key-spec.js';

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,5})\.([\w-]{43})$/;
/** Keeps a token from ever meaning something else, should these keys be used for a second purpose. */
const PURPOSE = 'assent signatory link v1';

/**
 * The tokens in the addresses that signatories get (`/a/{token}`). A token is the link's id with a MAC, so
 * that nobody can make an address out of an id, and nothing has to be stored or looked up to refuse a
 * forged one. A token never ends by itself: what its link still allows is decided by the link's state.
 */
export class LinkTokens {
  private constructor(private readonly keys: KeySet) {}

  /**
   * @param spec as for `Keyring.parse`; the highest version issues, all verify
   * @throws KeyringError `bad_spec`
   */
  static parse(spec: string): LinkTokens {
    return new LinkTokens(parseKeySpec(spec));
  }

  /** `{linkId}.{keyVersion}.{mac}`, safe in a path. The same link always gets the same token from one key. */
  issue(signatoryLinkId: string): string {
    const { version, key } = this.keys.newest;
    const linkId = signatoryLinkId.toLowerCase();
    return `${linkId}.${version}.${mac(key, linkId, version)}`;
  }

  /** The link's id, or `undefined` for anything that this key set has not issued. */
  verify(token: string): string | undefined {
    const [, linkId, version, given] = TOKEN.exec(token) ?? [];
    if (linkId === undefined || version === undefined || given === undefined) return undefined;
    const key = this.keys.keyOf(Number(version));
    if (!key) return undefined;
    // Compared as texts of equal length, in constant time: as bytes, the spare bits of the last base64
    // digit would let several texts pass for one token.
    const expected = mac(key, linkId, Number(version));
    return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? linkId : undefined;
  }
}

function mac(key: Buffer, linkId: string, version: number): string {
  return createHmac('sha256', key).update(`${PURPOSE}\n${linkId}\n${version}`).digest('base64url');
}
