import type { DeadLetter, QueueCondition, QueueDesk } from '@assent/messaging';
import { alignedTable } from './aligned-table.js';

/** Of each queue; the rest is told as a number. */
const LETTERS_SHOWN = 5;
/** Reasons are mostly one sentence; a longer one stands whole in the log. */
const REASON_LENGTH = 100;

/** What `npm run queues` prints: how every queue is, and below it what failed last. */
export async function showQueues(desk: QueueDesk, now: Date): Promise<string> {
  const conditions = await desk.conditions();
  const letters = await Promise.all(
    conditions.filter(({ failed }) => failed > 0).map(({ queue }) => desk.letters.list(queue, LETTERS_SHOWN)),
  );
  return [tableOf(conditions, now), '', failuresOf(letters.flat(), conditions)].join('\n');
}

function tableOf(conditions: readonly QueueCondition[], now: Date): string {
  return alignedTable(
    ['queue', 'waiting', 'prioritized', 'active', 'delayed', 'failed', 'oldest'],
    conditions.map(({ queue, waiting, prioritized, active, delayed, failed, oldestSince }) => [
      queue,
      ...[waiting, prioritized, active, delayed, failed].map(String),
      oldestSince === null ? '-' : age(now.getTime() - oldestSince.getTime()),
    ]),
  );
}

function failuresOf(letters: readonly DeadLetter[], conditions: readonly QueueCondition[]): string {
  if (letters.length === 0) return 'No message has failed.';
  const table = alignedTable(
    ['queue', 'job', 'message', 'attempts', 'failed at', 'correlation', 'reason'],
    letters.map((letter) => [
      letter.queue,
      letter.id,
      letter.name,
      String(letter.attempts),
      letter.failedAt.toISOString(),
      letter.correlationId ?? '-',
      oneLine(letter.reason),
    ]),
  );
  const failed = conditions.reduce((sum, one) => sum + one.failed, 0);
  const more =
    failed > letters.length ? `The newest of each queue are shown, ${letters.length} of ${failed}.\n` : '';
  return (
    `Failed, newest first\n\n${table}\n\n${more}` +
    'Put right what the reason says, then: npm run redrive -- <queue> [job]'
  );
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= REASON_LENGTH ? line : `${line.slice(0, REASON_LENGTH - 3)}...`;
}

/** As people say it, in one unit. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 60 * 60) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 60 * 60) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
