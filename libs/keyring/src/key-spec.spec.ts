import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeySpec, parseKeySpec, readKeySpec } from './key-spec.js';
import { KeyringError, type KeyringFault } from './keyring-error.js';

const key = () => generateKeySpec().slice(2);
const faultOf = (work: () => unknown): { fault: KeyringFault; message: string } => {
  try {
    work();
  } catch (error) {
    if (error instanceof KeyringError) return error;
    throw error;
  }
  throw new Error('It should have been refused.');
};

describe('the text that holds keys', () => {
  it('is generated anew each time and can be read', () => {
    const spec = generateKeySpec();
    expect(generateKeySpec()).not.toBe(spec);
    expect(parseKeySpec(spec).newest.version).toBe(1);
    expect(parseKeySpec(spec).newest.key).toHaveLength(32);
  });

  it('takes the highest version as the newest, in whatever order they stand', () => {
    const keys = parseKeySpec(` 2:${key()} ,\n10:${key()},1:${key()}\n`);
    expect(keys.newest.version).toBe(10);
    expect(keys.keyOf(1)).toHaveLength(32);
    expect(keys.keyOf(3)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a key without a version', key()],
    ['version zero', `0:${key()}`],
    ['a key that is too short', '1:c2hvcnQ='],
    ['a comma at the end', `1:${key()},`],
    ['base64 of another alphabet', `1:${'_'.repeat(43)}=`],
    ['one version twice', `1:${key()},1:${key()}`],
  ])('refuses %s, without repeating it', (_, spec) => {
    const { fault, message } = faultOf(() => parseKeySpec(spec));
    expect(fault).toBe('bad_spec');
    for (const part of spec.split(/[:,]/).filter((text) => text.length > 6)) {
      expect(message).not.toContain(part);
    }
  });
});

describe('the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-spec-'));
  const file = join(folder, 'keys');
  writeFileSync(file, '1:from-file\n');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives the variable before the file, and the file without its line end', () => {
    expect(readKeySpec('ENVELOPE_KEYS', { ENVELOPE_KEYS: '1:direct', ENVELOPE_KEYS_FILE: file })).toBe(
      '1:direct',
    );
    expect(readKeySpec('ENVELOPE_KEYS', { ENVELOPE_KEYS: '', ENVELOPE_KEYS_FILE: file })).toBe('1:from-file');
  });

  it('says what to set when there is nothing, and which file when it cannot be read', () => {
    expect(faultOf(() => readKeySpec('AT_REST_KEYS', {})).message).toContain('AT_REST_KEYS_FILE');
    const gone = join(folder, 'gone');
    const { fault, message } = faultOf(() => readKeySpec('AT_REST_KEYS', { AT_REST_KEYS_FILE: gone }));
    expect(fault).toBe('missing');
    expect(message).toContain(`${gone} of AT_REST_KEYS_FILE cannot be read (ENOENT)`);
  });
});
