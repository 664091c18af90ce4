import { type QueueOverview, RedisAway } from '@assent/messaging';
import type { HealthPart } from '@assent/service-kit';

/**
 * Whether any process keeps the read model, for one that answers requests alone: without it commands are taken and
 * pages open, but nothing changes any more, which looks like a calm day.
 */
export function backgroundPart(queues: Pick<QueueOverview, 'workers'>): HealthPart {
  return {
    name: 'background',
    whenFailing: 'warn',
    async check() {
      try {
        if ((await queues.workers('gateway')) > 0) return { status: 'up' };
      } catch (error) {
        if (error instanceof RedisAway) return { status: 'warn', detail: 'Not known while Redis is away.' };
        throw error;
      }
      return {
        status: 'warn',
        detail:
          'No gateway takes messages, so what is shown stands still: start one with GATEWAY_ROLE=background.',
      };
    },
  };
}
