import type { MessageContract } from '@assent/contracts';

/**
 * The name by which a message finds its handler, such as `customers.customer-changed.v1`: also the name of
 * its job. Two versions of one type are two messages with a handler each, so that both can be served while
 * senders move from one to the other.
 */
export function messageName({ type, version }: Pick<MessageContract, 'type' | 'version'>): string {
  return `${type}.v${version}`;
}
