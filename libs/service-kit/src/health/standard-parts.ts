import type { Transactions } from '@assent/database';
import type { BullMqTransport, RedisConnections } from '@assent/messaging';
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
