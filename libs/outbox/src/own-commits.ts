import type { SealedMessage } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { OUTBOX_POLICY } from './outbox-policy.js';

/**
 * The way from a commit to the relay of the same process, for messages that people wait for: it has them already and need
 * not be woken by a notification, look for their rows and read them. The rows are the net below: where this
 * process dies, or Redis is away, they are published like any others once their head start is over.
 */
@Injectable()
export class OwnCommits {
  private relay: ((messages: readonly SealedMessage[]) => void) | undefined;

  /** Whether the relay of this process publishes these itself as soon as they are committed. */
  takes(messages: readonly SealedMessage[]): boolean {
    return (
      this.relay !== undefined &&
      messages.length <= OUTBOX_POLICY.ownAtOnce &&
      // Others go in the order of their rows, behind what is more urgent.
      messages.every(({ priority }) => priority === 'interactive')
    );
  }

  /** They are committed. */
  tell(messages: readonly SealedMessage[]): void {
    this.relay?.(messages);
  }

  /** @param relay gets them until {@link close} */
  open(relay: (messages: readonly SealedMessage[]) => void): void {
    this.relay = relay;
  }

  close(): void {
    this.relay = undefined;
  }
}
