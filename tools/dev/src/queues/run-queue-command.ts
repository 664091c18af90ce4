import { QueueDesk, RedisAway } from '@assent/messaging';
import { join } from 'node:path';
import { terminal } from '../start/terminal.js';
import { findRedis, UsageError } from './find-redis.js';
import { redrive, REDRIVE_USAGE } from './redrive.js';
import { showQueues } from './show-queues.js';

const QUEUES_USAGE = `npm run queues
  Shows every queue, and the messages that failed last.`;

/**
 * Runs `npm run queues` or `npm run redrive`.
 *
 * @param workspace the folder whose running product is meant, unless REDIS_URL names another
 * @returns the exit code: 1 when it could not be done, 2 when it was not asked for properly
 */
export async function runQueueCommand(
  command: 'queues' | 'redrive',
  args: readonly string[],
  workspace: string,
): Promise<number> {
  const usage = command === 'queues' ? QUEUES_USAGE : REDRIVE_USAGE;
  const isWrong = command === 'queues' && args.length > 0;
  if (args.includes('--help') || isWrong) {
    terminal.say(usage);
    return isWrong && !args.includes('--help') ? 2 : 0;
  }
  let desk: QueueDesk | undefined;
  try {
    desk = await QueueDesk.open(findRedis(process.env, join(workspace, '.assent')));
    terminal.say(command === 'queues' ? await showQueues(desk, new Date()) : await redrive(desk, args));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.warn(error.message);
      return 2;
    }
    if (error instanceof RedisAway) {
      terminal.warn(
        'Redis does not answer. Nothing is lost: messages wait in the databases until it is back. Start ' +
          'Assent with npm start, or correct REDIS_URL; then try again.',
      );
      return 1;
    }
    throw error;
  } finally {
    await desk?.close();
  }
}
