import { QUEUE_NAMES, type QueueName } from '@assent/contracts';
import { isQueueName, type QueueDesk, QUEUE_SETTINGS } from '@assent/messaging';
import { UsageError } from './find-redis.js';

export const REDRIVE_USAGE = `npm run redrive -- <queue> [job]
  Puts failed messages of a queue back to be handled again: one, or all that failed.
  Queues: ${QUEUE_NAMES.join(', ')}`;

/**
 * What `npm run redrive` does and then prints.
 *
 * @throws UsageError for a queue that does not exist, and for a job that is not among the failed ones
 */
export async function redrive(desk: QueueDesk, args: readonly string[]): Promise<string> {
  const [queue, job, ...more] = args;
  if (queue === undefined || more.length > 0) throw new UsageError(REDRIVE_USAGE);
  if (!isQueueName(queue)) {
    throw new UsageError(`There is no queue ${queue}. The queues are: ${QUEUE_NAMES.join(', ')}.`);
  }
  if (job === undefined) {
    const count = await desk.letters.redriveAll(queue);
    if (count === 0) return `Nothing has failed on ${queue}, so nothing was put back.`;
    return `Put back ${count} ${count === 1 ? 'message' : 'messages'} on ${queue}. ${whatNext(queue)}`;
  }
  if (!(await desk.letters.redrive(queue, job))) {
    throw new UsageError(
      `The job ${job} is not among the failed ones of ${queue}: the id is another, or it was put back or ` +
        'handled already. npm run queues shows those that failed.',
    );
  }
  return `Put back 1 message on ${queue}. ${whatNext(queue)}`;
}

function whatNext(queue: QueueName): string {
  const { attempts } = QUEUE_SETTINGS[queue];
  return (
    `The running service takes it up by itself, with ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}; ` +
    'what a message has already done is not done again. What fails once more comes back to the list of ' +
    'npm run queues.'
  );
}
