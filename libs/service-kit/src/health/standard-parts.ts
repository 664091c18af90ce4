import type { QueueName } from '@assent/contracts';
import type { Transactions } from '@assent/database';
import {
  type BullMqTransport,
  type QueueOverview,
  RedisAway,
  type RedisConnections,
} from '@assent/messaging';
import type { OutboxStatus } from '@assent/outbox';
import { HEALTH_LIMITS } from './health-limits.js';
import type { HealthPart } from './health-part.js';

/** Without its database a service can do nothing: no work is sent here until it is back. */
export function databasePart(transactions: Transactions): HealthPart {
  return {
    name: 'database',
    whenFailing: 'down',
    async check() {
      await transactions.run((tx) => tx.query('SELECT 1'));
      return { status: 'up' };
    },
  };
}

/** Without Redis commands are still taken: they wait in the outbox and nothing is lost. */
export function redisPart(connections: RedisConnections): HealthPart {
  return {
    name: 'redis',
    whenFailing: 'warn',
    async check() {
      if (!connections.isReady) return { status: 'warn', detail: 'Redis does not answer; messages wait.' };
      await connections.producer.ping();
      return { status: 'up' };
    },
  };
}

/** The workers that handle messages. A pause says for whom they wait, and ends by itself. */
export function workerPart(transport: BullMqTransport): HealthPart {
  return {
    name: 'worker',
    whenFailing: 'down',
    check() {
      const { listening, waitingFor } = transport.state;
      if (!listening) return Promise.resolve({ status: 'down', detail: 'No messages are being handled.' });
      return Promise.resolve(
        waitingFor === null
          ? { status: 'up' }
          : { status: 'warn', detail: `Messages wait until ${waitingFor} is back.` },
      );
    },
  };
}

/**
 * Messages that failed for good, by queue: a person has to look, the service works on. Failed ticks count
 * only while they are recent, since the next tick does what a failed one left.
 */
export function deadLettersPart(
  queues: Pick<QueueOverview, 'depths' | 'newestFailure'>,
  now: () => Date,
): HealthPart {
  const isWorthALook = async (queue: QueueName) => {
    if (!queue.endsWith('-sweeps')) return true;
    const newest = await queues.newestFailure(queue);
    return newest !== null && now().getTime() - newest.getTime() < HEALTH_LIMITS.failedTickWarnMs;
  };
  return {
    name: 'dead letters',
    whenFailing: 'warn',
    async check() {
      try {
        const failed = (await queues.depths()).filter((depth) => depth.failed > 0);
        const looks = await Promise.all(failed.map(({ queue }) => isWorthALook(queue)));
        const told = failed.filter((_, i) => looks[i]).map((depth) => `${depth.queue} ${depth.failed}`);
        return told.length === 0
          ? { status: 'up' }
          : { status: 'warn', detail: `Failed messages wait for a person: ${told.join(', ')}.` };
      } catch (error) {
        if (error instanceof RedisAway) return { status: 'warn', detail: 'Not known while Redis is away.' };
        throw error;
      }
    },
  };
}

/**
 * How long the oldest message has waited for the relay. While Redis is away that is as it should be; with
 * Redis there, only a broken relay leaves a message lying, and a restart is what helps.
 */
export function outboxPart(
  outbox: Pick<OutboxStatus, 'read'>,
  connections: Pick<RedisConnections, 'isReady'>,
): HealthPart {
  return {
    name: 'outbox',
    // When the database does not answer, its own part says so.
    whenFailing: 'warn',
    async check() {
      const { waiting, oldestSeconds, refused } = await outbox.read();
      const tooOld = oldestSeconds * 1000 >= HEALTH_LIMITS.outboxFailAgeMs && connections.isReady;
      if (!tooOld && refused === 0 && oldestSeconds * 1000 < HEALTH_LIMITS.outboxWarnAgeMs) {
        return { status: 'up' };
      }
      const detail =
        `${waiting} messages wait to be published, the oldest for ${Math.round(oldestSeconds)} s` +
        (refused === 0 ? '.' : `; ${refused} of them were refused by the queue.`);
      return { status: tooOld ? 'down' : 'warn', detail };
    },
  };
}
