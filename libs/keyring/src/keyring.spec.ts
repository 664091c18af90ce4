import { generateKeySpec } from './key-spec.js';
import { KeyringError } from './keyring-error.js';
import { Keyring } from './keyring.js';

const first = generateKeySpec();
const rotated = `${first},2:${generateKeySpec().slice(2)}`;
const faultOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof KeyringError) return error.fault;
  }
  throw new Error('It should have been refused with a KeyringError.');
};

describe('a keyring', () => {
  const keyring = Keyring.parse(first);

  it.each(['', 'ada.jensen@nordwind.example', 'Jørgen 李 🖋', 'x'.repeat(100_000)])(
    'opens what it sealed (case %#)',
    (text) => {
      expect(keyring.open(keyring.seal(text, 'place'), 'place')).toBe(text);
    },
  );

  it('hides the text, and hides that two texts are equal', () => {
    // Long enough never to come about by chance.
    const text = 'Ada Jensen of Nordwind';
    const [one, other] = [keyring.seal(text, 'place'), keyring.seal(text, 'place')];
    expect(one).toMatch(/^k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(one).not.toContain(Buffer.from(text).toString('base64url'));
    expect(other).not.toBe(one);
    expect(Keyring.isSealed(one)).toBe(true);
    expect(Keyring.isSealed('Ada')).toBe(false);
  });

  it('gives every sealed value an IV of its own, however many there are', () => {
    const ivs = Array.from({ length: 1_000 }, () => keyring.seal('Ada', 'place').split('.')[1]);
    expect(new Set(ivs).size).toBe(1_000);
  });

  it('does not open a value that was moved to another place', () => {
    const sealed = keyring.seal('Ada', 'message-1/contact');
    expect(faultOf(() => keyring.open(sealed, 'message-2/contact'))).toBe('does_not_open');
  });

  it('does not open a value of which any part was changed', () => {
    const parts = keyring.seal('Ada', 'place').split('.');
    for (const changed of [1, 2, 3]) {
      const forged = parts.map((part, index) =>
        index === changed ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part,
      );
      expect(faultOf(() => keyring.open(forged.join('.'), 'place'))).toBe('does_not_open');
    }
  });

  it('refuses a shortened tag and plain text as not sealed', () => {
    const [version, iv, tag, ciphertext] = keyring.seal('Ada', 'place').split('.');
    const shortened = [version, iv, tag!.slice(0, 6), ciphertext].join('.');
    expect(faultOf(() => keyring.open(shortened, 'place'))).toBe('not_sealed');
    expect(faultOf(() => keyring.open('Ada', 'place'))).toBe('not_sealed');
  });

  it('does not open with a different key of the same version', () => {
    const other = Keyring.parse(generateKeySpec());
    expect(faultOf(() => other.open(keyring.seal('Ada', 'place'), 'place'))).toBe('does_not_open');
  });
});

describe('a rotated keyring', () => {
  const before = Keyring.parse(first);
  const after = Keyring.parse(rotated);

  it('seals with the newest key and still opens the old ones', () => {
    expect(after.seal('Ada', 'place')).toMatch(/^k2\./);
    expect(after.open(before.seal('Ada', 'place'), 'place')).toBe('Ada');
  });

  it('names the version that an older process does not have yet', () => {
    expect(faultOf(() => before.open(after.seal('Ada', 'place'), 'place'))).toBe('unknown_key');
    expect(() => before.open(after.seal('Ada', 'place'), 'place')).toThrow('key version 2');
  });
});
