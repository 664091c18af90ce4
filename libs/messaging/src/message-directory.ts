import { QUEUE_NAMES, type MessageContract, type QueueName, type ServiceName } from '@assent/contracts';
import { messageName } from './message-name.js';

/** The queues that belong to a service: its own, the one for outside work, the one for ticks. */
export function queuesOf(service: ServiceName): QueueName[] {
  return QUEUE_NAMES.filter((name) => name === service || name.startsWith(`${service}-`));
}

/** The queue of a service's ticks. */
export function sweepQueueOf(service: ServiceName): QueueName {
  return `${service}-sweeps`;
}

/** The messages that come to a service, out of all there are. */
export function routedTo(service: ServiceName, catalog: readonly MessageContract[]): MessageContract[] {
  const own = queuesOf(service);
  return catalog.filter(({ to }) => to.some((queue) => own.includes(queue)));
}

/**
 * Compares what a service must handle with what it does handle.
 *
 * @throws Error that lists every message without a handler and every handler without a message
 */
export function checkHandlers(
  service: string,
  served: readonly MessageContract[],
  handled: readonly string[],
): void {
  const expected = new Set(served.map(messageName));
  const missing = [...expected].filter((name) => !handled.includes(name));
  const unexpected = handled.filter((name) => !expected.has(name));
  if (missing.length === 0 && unexpected.length === 0) return;
  throw new Error(
    [
      `The service ${service} cannot start: its handlers do not match the messages that are routed to it.`,
      ...missing.map((name) => `- ${name} is routed here and has no handler: add a method with @Handle.`),
      ...unexpected.map(
        (name) =>
          `- ${name} has a handler and is not routed here: correct its contract's \`to\`, or remove the handler.`,
      ),
    ].join('\n'),
  );
}
