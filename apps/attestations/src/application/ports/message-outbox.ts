import type { MessageContract } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { OutgoingMessages } from '@assent/messaging';

/** Messages that become public with the transaction, or not at all. */
export abstract class MessageOutbox {
  abstract append<const Cs extends readonly MessageContract[]>(
    tx: Tx,
    ...messages: OutgoingMessages<Cs>
  ): Promise<void>;
}
