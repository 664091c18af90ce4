import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from '../../application/problem.error.js';

const cursorSchema = z.object({ question: z.string(), keys: z.array(z.string()) });

/**
 * A cursor holds the sort keys of the last row of a page, and a digest of the question it belongs to: keys of
 * one sort or filter mean nothing in another.
 *
 * @param question everything that decides which rows come in which order
 */
export function encodeCursor(question: object, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify({ question: digest(question), keys })).toString('base64url');
}

/**
 * The sort keys in a cursor.
 *
 * @param types of the columns that the keys stand for; a text that is none of its type is no cursor of ours
 * @throws ProblemError `validation_failed` for a cursor that is not ours or belongs to another question
 */
export function decodeCursor(cursor: string, question: object, types: readonly KeyType[]): string[] {
  const parsed = cursorSchema.safeParse(parse(cursor));
  const keys = parsed.data?.keys ?? [];
  const fits =
    keys.length === types.length && types.every((type, i) => KEY_PATTERNS[type].test(keys[i] ?? ''));
  if (!parsed.success || !fits) throw refusal('This is no cursor of ours. Begin again without one.');
  if (parsed.data.question !== digest(question)) {
    throw refusal('This cursor belongs to another filter or sort. Begin again without one.');
  }
  return keys;
}

/** The kinds of columns that pages are sorted by. */
export type KeyType = 'uuid' | 'smallint' | 'timestamptz' | 'text';

const KEY_PATTERNS: Readonly<Record<KeyType, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  smallint: /^\d{1,4}$/,
  timestamptz: /^(infinity|\d{4,5}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/,
  text: /^[^\0]*$/,
};

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const digest = (question: object) =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);

const refusal = (message: string) =>
  new ProblemError('validation_failed', message, { errors: [{ path: 'cursor', message }] });
