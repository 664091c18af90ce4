import type { MessageHooks, QueueOverview } from '@assent/messaging';
import type { Metrics } from './metrics.js';

/** Measures every try of every message, and shows how many jobs of each queue are where. */
export function measureMessages(hooks: MessageHooks, queues: QueueOverview, metrics: Metrics): void {
  hooks.observe(({ queue, name, outcome, durationMs, waitedMs }) => {
    metrics.observeMessage(queue, name, outcome, durationMs / 1000, waitedMs / 1000);
  });
  metrics.gauges(
    'assent_queue_jobs',
    'Jobs of a queue by state: waiting and prioritized are ready to be taken, failed ones are dead letters.',
    ['queue', 'state'],
    async () =>
      (await queues.depths()).flatMap(({ queue, ...states }) =>
        Object.entries(states).map(([state, value]) => ({ labels: { queue, state }, value })),
      ),
  );
  // By itself as well, since this is the number to raise an alarm by.
  metrics.gauges(
    'assent_failed_jobs',
    'Messages that failed for good and wait for a person: npm run queues, npm run redrive.',
    ['queue'],
    async () => (await queues.depths()).map(({ queue, failed }) => ({ labels: { queue }, value: failed })),
  );
}
