import { generateKeySpec } from './key-spec.js';
import { LinkTokens } from './link-tokens.js';

const linkId = '0192f0a0-0000-7000-8000-0000000000b1';
const otherLinkId = '0192f0a0-0000-7000-8000-0000000000b2';
const spec = generateKeySpec();
const tokens = LinkTokens.parse(spec);

describe('link tokens', () => {
  it('carry the id of the link and stand in a path as they are', () => {
    const token = tokens.issue(linkId);
    expect(tokens.verify(token)).toBe(linkId);
    expect(encodeURIComponent(token)).toBe(token);
    expect(tokens.issue(linkId.toUpperCase())).toBe(token);
  });

  it('refuse another link’s mac, a changed mac, a cut mac, and anything else', () => {
    const [, version, mac] = tokens.issue(linkId).split('.');
    expect(tokens.verify(`${otherLinkId}.${version}.${mac}`)).toBeUndefined();
    expect(tokens.verify(`${linkId}.${version}.${'A'.repeat(43)}`)).toBeUndefined();
    expect(tokens.verify(`${linkId}.${version}.${mac!.slice(1)}`)).toBeUndefined();
    for (const text of ['', linkId, `${linkId}.1.`, `${linkId}.1.${'ä'.repeat(43)}`, 'a'.repeat(10_000)]) {
      expect(tokens.verify(text)).toBeUndefined();
    }
  });

  it('have one spelling only: the spare bits of the last digit are not free', () => {
    const token = tokens.issue(linkId);
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = digits
      .split('')
      .filter((digit) => tokens.verify(token.slice(0, -1) + digit) !== undefined);
    expect(accepted).toEqual([token.at(-1)]);
  });

  it('survive a rotation, and end when their key is taken out', () => {
    const second = generateKeySpec().slice(2);
    const rotated = LinkTokens.parse(`${spec},2:${second}`);
    expect(rotated.verify(tokens.issue(linkId))).toBe(linkId);
    expect(tokens.verify(rotated.issue(linkId))).toBeUndefined();
    expect(LinkTokens.parse(`2:${second}`).verify(tokens.issue(linkId))).toBeUndefined();
  });
});
