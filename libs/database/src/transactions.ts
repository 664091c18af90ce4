import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DataSource,
  type EntityManager,
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { DATABASE_POLICY } from './database-policy.js';

/** An open transaction. Use cases pass it on without knowing TypeORM. */
export type Tx = EntityManager;

/** Runs work in transactions of the service's own database. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one READ COMMITTED transaction: it commits when `work` resolves and rolls back when it
   * rejects. When PostgreSQL chose it as the victim of a deadlock (40P01) or of a serialization conflict
   * (40001) it is run again from the start, so `work` must do nothing outside the transaction.
   *
   * A connection that breaks during COMMIT leaves the outcome unknown and rejects; it is not run again here,
   * since it may have been committed. Message handlers are safe, the inbox recognises the repeat.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const ending: Ending = { last: [], committed: [] };
        // Without a level: each connection begins with READ COMMITTED, and naming it would cost a round trip.
        const result = await this.dataSource.transaction(async (tx) => {
          endings.set(tx, ending);
          const done = await work(tx);
          // One that failed before it was sent: PostgreSQL knows nothing of it, and would commit the others.
          await Promise.all(ending.last.filter(({ isHere }) => isHere).map(answerOf));
          return done;
        });
        // Their answers have come before that of COMMIT. After an error that one has rolled back.
        await Promise.all(ending.last.map(answerOf));
        for (const tell of ending.committed) tell();
        return result;
      } catch (error) {
        if (isGivenBack(error)) {
          throw new Error('Connection terminated in the middle of a transaction.', { cause: error });
        }
        if (!isTransactionVictim(error) || attempt >= DATABASE_POLICY.transactionAttempts) throw error;
        const pause = DATABASE_POLICY.transactionBackoffMs * 2 ** (attempt - 1);
        await sleep(pause / 2 + (Math.random() * pause) / 2);
      }
    }
  }
}

/** What the end of a transaction is to see to. */
interface Ending {
  readonly last: LastStatement[];
  readonly committed: (() => void)[];
}

/** The answer to a statement that nobody has waited for. */
interface LastStatement {
  readonly answer: Promise<unknown>;
  isHere: boolean;
}

const endings = new WeakMap<Tx, Ending>();

/**
 * Has something done right after the commit, by this process alone: for what is lost with it there has to be another way.
 *
 * @param tell must not fail
 * @returns false for a transaction that {@link Transactions.run} does not run; then nothing will be done
 */
export function afterCommit(tx: Tx, tell: () => void): boolean {
  return (endings.get(tx)?.committed.push(tell) ?? 0) > 0;
}

/**
 * Writes whose answers the work of a transaction does not need: COMMIT is sent without waiting for them. When one of them
 * fails PostgreSQL rolls back instead, and {@link Transactions.run} rejects with its error.
 *
 * @param writes each of them one statement, or several that are sent at once: what waited for an answer before it sent
 *   another statement would send it after the COMMIT
 */
export async function lastly(tx: Tx, ...writes: readonly Promise<unknown>[]): Promise<void> {
  const ending = endings.get(tx);
  if (ending === undefined) await Promise.all(writes);
  else ending.last.push(...writes.map(awaited));
}

function awaited(answer: Promise<unknown>): LastStatement {
  const statement: LastStatement = { answer, isHere: false };
  const note = () => {
    statement.isHere = true;
  };
  answer.then(note, note);
  return statement;
}

function answerOf({ answer, isHere }: LastStatement): Promise<unknown> {
  if (!isHere) throw new Error('The last statements of a transaction went on after its COMMIT.');
  return answer;
}

/**
 * Inside a transaction nobody but TypeORM gives its connection back, and only when that broke. The next
 * statement then fails with one of these, which say nothing of the cause.
 */
function isGivenBack(error: unknown): boolean {
  return (
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError
  );
}

/** Whether PostgreSQL sacrificed the transaction and asks for the same again. */
export function isTransactionVictim(error: unknown): boolean {
  const code = sqlState(error);
  return code === '40001' || code === '40P01';
}

/** Whether a unique constraint refused a row; `constraint` narrows it to one of them. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  if (constraint === undefined) return true;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return (cause as { constraint?: unknown }).constraint === constraint;
}

/** PostgreSQL's five-character code of an error, of TypeORM's or of pg's own, or `undefined`. */
export function sqlState(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : undefined;
}
