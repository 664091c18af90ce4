/**
 * The queues between the services. Each service has one inbound queue; a service that works with the
 * outside world has one more for that, so that a slow Microsoft or mail server never holds up messages;
 * and one for the ticks of its sweeps, so that neither holds up the clock.
 */
export const QUEUE_NAMES = [
  'gateway',
  'gateway-sweeps',
  'customers',
  'customers-work',
  'customers-sweeps',
  'attestations',
  'attestations-work',
  'attestations-sweeps',
  'notifications',
  'notifications-work',
  'notifications-sweeps',
] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export const SERVICE_NAMES = ['gateway', 'customers', 'attestations', 'notifications'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
