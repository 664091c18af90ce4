import type { Tx } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { type ClosedAttestation, ClosedAttestations } from '../ports/closed-attestations.js';
import { Mails } from '../ports/mails.js';
import { RecordDelivery } from '../record-delivery/record-delivery.js';

/** Stops what is no longer wanted: nobody is asked to accept what is accepted, declined or revoked. */
@Injectable()
export class CancelMails {
  constructor(
    private readonly mails: Mails,
    private readonly closed: ClosedAttestations,
    private readonly recordDelivery: RecordDelivery,
    private readonly clock: Clock,
  ) {}

  /** @param closed thousands may close in the same second */
  async execute(tx: Tx, closed: readonly ClosedAttestation[]): Promise<void> {
    const now = this.clock.now();
    await this.closed.remember(tx, closed, now);
    const cancelled = await this.mails.cancelIntended(
      tx,
      closed.map(({ attestationId }) => attestationId),
      now,
    );
    // By customer, whose delivery is held: two of these never wait for each other.
    const inOrder = cancelled.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1));
    for (const mail of inOrder) await this.recordDelivery.execute(tx, mail, { what: 'cancelled' });
  }
}
