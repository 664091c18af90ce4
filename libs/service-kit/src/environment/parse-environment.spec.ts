import { generateKeySpec } from '@assent/keyring';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  databaseEnvironment,
  keyEnvironment,
  linkTokenEnvironment,
  processEnvironment,
  redisEnvironment,
} from './fragments.js';
import { EnvironmentError, parseEnvironment } from './parse-environment.js';

const schema = z.object({
  ...processEnvironment(8101),
  ...databaseEnvironment,
  ...redisEnvironment,
  ...keyEnvironment,
});
const good = {
  DATABASE_URL: 'postgres://customers:pw@127.0.0.1:5432/customers',
  REDIS_URL: 'redis://127.0.0.1:6379',
  ENVELOPE_KEYS: generateKeySpec(),
  AT_REST_KEYS: generateKeySpec(),
};

function faultsOf(environment: Record<string, string>): EnvironmentError {
  try {
    parseEnvironment(schema, environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('parseEnvironment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'environment-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('fills in what has a default', () => {
    expect(parseEnvironment(schema, good)).toMatchObject({
      LOG_LEVEL: 'info',
      PORT: 8101,
      HOST: '127.0.0.1',
      DATABASE_URL: good.DATABASE_URL,
    });
  });

  it('hands on key sets ready to use', () => {
    const { AT_REST_KEYS } = parseEnvironment(schema, good);
    expect(AT_REST_KEYS.open(AT_REST_KEYS.seal('a', 'b'), 'b')).toBe('a');
    const { LINK_TOKEN_KEYS } = parseEnvironment(z.object(linkTokenEnvironment), {
      LINK_TOKEN_KEYS: generateKeySpec(),
    });
    const id = '0192f0a0-0000-7000-8000-0000000000b1';
    expect(LINK_TOKEN_KEYS.verify(LINK_TOKEN_KEYS.issue(id))).toBe(id);
  });

  it('lists all faults at once and repeats no value', () => {
    const error = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db/customers',
      ENVELOPE_KEYS: 'hunter3',
      AT_REST_KEYS: good.AT_REST_KEYS,
      LOG_LEVEL: 'hunter4',
    });
    expect(error.faults.map((fault) => fault.split(':')[0])).toEqual([
      'LOG_LEVEL',
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'ENVELOPE_KEYS',
    ]);
    expect(error.message).toContain('REDIS_URL: is required and not set.');
    expect(error.message).not.toMatch(/hunter|eighty/);
    expect(error.message).not.toContain(good.AT_REST_KEYS);
  });

  it('reads a setting from the file that NAME_FILE names, without its line end', () => {
    const { DATABASE_URL } = parseEnvironment(schema, {
      ...good,
      DATABASE_URL: '',
      DATABASE_URL_FILE: file('url', 'postgres://u:p@h/d\n'),
    });
    expect(DATABASE_URL).toBe('postgres://u:p@h/d');
  });

  it('says so when the file cannot be read, and when a setting is given twice', () => {
    const error = faultsOf({
      ...good,
      REDIS_URL_FILE: file('redis', 'redis://elsewhere:1'),
      AT_REST_KEYS: '',
      AT_REST_KEYS_FILE: join(folder, 'missing'),
    });
    expect(error.faults).toEqual([
      'REDIS_URL_FILE: REDIS_URL is set as well; keep one of the two.',
      'AT_REST_KEYS_FILE: the file that it names cannot be read (ENOENT).',
    ]);
  });

  it('takes an empty value for not set', () => {
    expect(faultsOf({ ...good, REDIS_URL: '  ' }).faults).toEqual(['REDIS_URL: is required and not set.']);
  });
});
