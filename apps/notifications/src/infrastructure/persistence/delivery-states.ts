import { DIGESTED_FIELDS, type DeliveryState, type DigestedField, REPLAY_POLICY } from '@assent/contracts';
import { bucketSql, digestOf, instantText } from '@assent/database';
import type { StatesDigest, WantedPage } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KnownStates } from '../../application/ports/known-states.js';
import { DeliveryOrmEntity } from './delivery.orm-entity.js';

/** What the digest takes of each row; the gateway names the same of its own. */
const DIGESTED: Readonly<Record<DigestedField<'notifications'>, string>> = {
  attestationId: 'attestation_id',
  invitationSentAt: instantText('invitation_sent_at'),
  lastReminderSentAt: instantText('last_reminder_sent_at'),
  remindersSent: 'reminders_sent',
  failure: 'failure',
};

/** All deliveries as they stand in the table. */
@Injectable()
export class DeliveryStates extends KnownStates {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async page({ bucket, after }: WantedPage): Promise<DeliveryState[]> {
    const query = this.dataSource
      .createQueryBuilder(DeliveryOrmEntity, 'delivery')
      .orderBy('delivery.customerId')
      .limit(REPLAY_POLICY.statesPerPage);
    if (after !== null) query.andWhere('delivery.customer_id > :after', { after });
    if (bucket !== null) {
      query.andWhere(`${bucketSql('delivery.customer_id', REPLAY_POLICY.buckets)} = :bucket`, { bucket });
    }
    const rows = await query.getMany();
    return rows.map((row) => ({
      customerId: row.customerId,
      version: row.version,
      attestationId: row.attestationId,
      invitationSentAt: row.invitationSentAt?.toISOString() ?? null,
      lastReminderSentAt: row.lastReminderSentAt?.toISOString() ?? null,
      remindersSent: row.remindersSent,
      failure: row.failure,
    }));
  }

  override digest(): Promise<StatesDigest> {
    const values = DIGESTED_FIELDS.notifications.map((field) => DIGESTED[field]);
    return digestOf(
      this.dataSource,
      { from: 'delivery', id: 'customer_id', version: 'version', values },
      REPLAY_POLICY.buckets,
    );
  }
}
