import type { MessageHooks, QueueOverview } from '@assent/messaging';
import type { Metrics } from './metrics.js';

/** Measures every try of every message, and shows how many jobs of each queue are where. */
export function measureMessages(hooks: MessageHooks, queues: QueueOverview, metrics: Metrics): void {
  hooks.observe(({ queue, name, outcome, durationMs, waitedMs }) => {
    metrics.observeMessage(queue, name, outcome, durationMs / 1000, waitedMs / 1000);
  });
  metrics.gauges(
    'assent_queue_jobs',
    'Jobs of a queue by state; failed ones are dead letters.',
    ['queue', 'state'],
    async () =>
      (await queues.depths()).flatMap(({ queue, waiting, active, delayed, failed }) =>
        Object.entries({ waiting, active, delayed, failed }).map(([state, value]) => ({
          labels: { queue, state },
          value,
        })),
      ),
  );
}
