import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageContract } from '../message-contract.js';
import { MESSAGE_CATALOG } from './index.js';

/*
 * A message may lie in an outbox, a queue or among the dead letters while the code around it changes. The
 * stored examples are what such messages look like: each has to be read by every later schema of its version.
 *
 *   npm run examples -w @assent/contracts            adds the files of new messages
 *   npm run examples:rewrite -w @assent/contracts    also rewrites files that differ
 *
 * Rewriting is right until the version has been in use anywhere. Afterwards a change that old messages do
 * not survive needs a new version beside the old one.
 */

const folder = join(__dirname, '..', '..', 'examples');
const update = process.env['UPDATE_EXAMPLES'];

const fileOf = ({ type, version }: MessageContract): string => `${type}.v${version}.json`;
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

if (update !== undefined) {
  for (const contract of MESSAGE_CATALOG) {
    const file = join(folder, fileOf(contract));
    if (existsSync(file) && update !== 'rewrite') continue;
    writeFileSync(file, `${JSON.stringify(contract.example, null, 2)}\n`);
  }
}

describe('the stored examples', () => {
  it.each(MESSAGE_CATALOG.map((contract): [string, MessageContract] => [fileOf(contract), contract]))(
    'have %s, which parses and is what the contract shows',
    (file, contract) => {
      if (!existsSync(join(folder, file))) {
        throw new Error(`examples/${file} is missing: run npm run examples -w @assent/contracts.`);
      }
      const stored = read(file);
      expect(contract.data.safeParse(stored).error).toBeUndefined();
      expect(stored).toEqual(JSON.parse(JSON.stringify(contract.example)));
    },
  );

  it('have no file whose contract is gone: such a message may still lie somewhere for a month', () => {
    const known = new Set(MESSAGE_CATALOG.map(fileOf));
    expect(readdirSync(folder).filter((file) => !known.has(file))).toEqual([]);
  });
});
