import type { AttestationState } from '@assent/domain';
import type { Tx } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { ClosedAttestations } from '../ports/closed-attestations.js';
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

  async execute(tx: Tx, attestationId: string, state: AttestationState): Promise<void> {
    const now = this.clock.now();
    await this.closed.remember(tx, attestationId, state, now);
    const cancelled = await this.mails.cancelIntended(tx, attestationId, now);
    for (const mail of cancelled) await this.recordDelivery.execute(tx, mail, { what: 'cancelled' });
  }
}
