import { SKIP_LOCKED, type Tx } from '@assent/database';
import { Keyring } from '@assent/keyring';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, LessThanOrEqual, Or } from 'typeorm';
import { Mails, type Settlement } from '../../application/ports/mails.js';
import type { Mail } from '../../domain/mail.js';
import { MailOrmEntity } from './mail.orm-entity.js';
import { mailOf, rowOf } from './mail.mapper.js';

/** Mails in PostgreSQL; what is personal in them is sealed with the service's keys at rest. */
@Injectable()
export class TypeOrmMails extends Mails {
  constructor(private readonly keys: Keyring) {
    super();
  }

  override async intend(tx: Tx, mail: Mail): Promise<boolean> {
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(MailOrmEntity)
      .values(rowOf(mail, this.keys))
      .orIgnore()
      .returning(['id'])
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  override async claim(tx: Tx, id: string, now: Date, leaseUntil: Date): Promise<Mail | undefined> {
    // SKIP LOCKED: whoever holds the row is sending this mail, or settling it.
    const row = await tx.findOne(MailOrmEntity, {
      where: { id, state: 'intended', nextAttemptAt: LessThanOrEqual(now) },
      lock: SKIP_LOCKED,
    });
    if (row === null) return undefined;
    row.attempts += 1;
    row.nextAttemptAt = leaseUntil;
    await tx.update(MailOrmEntity, { id }, { attempts: row.attempts, nextAttemptAt: leaseUntil });
    return mailOf(row, this.keys);
  }

  override async settle(tx: Tx, id: string, settlement: Settlement): Promise<void> {
    const { state, at } = settlement;
    await tx.update(
      MailOrmEntity,
      { id },
      {
        state,
        settledAt: at,
        nextAttemptAt: null,
        lastError: settlement.state === 'failed' ? settlement.reason : null,
      },
    );
  }

  override async postpone(tx: Tx, id: string, nextAttemptAt: Date, reason: string): Promise<void> {
    await tx.update(MailOrmEntity, { id, state: 'intended' }, { nextAttemptAt, lastError: reason });
  }

  override async cancelIntended(tx: Tx, attestationIds: readonly string[], at: Date): Promise<Mail[]> {
    const rows = await tx.find(MailOrmEntity, {
      where: { attestationId: In([...attestationIds]), state: 'intended' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const { id } of rows) await this.settle(tx, id, { state: 'cancelled', at });
    return rows.map((row) => mailOf(row, this.keys));
  }

  override async takeOverdue(tx: Tx, now: Date, wokenBefore: Date, limit: number): Promise<Mail[]> {
    const rows = await tx.find(MailOrmEntity, {
      where: { nextAttemptAt: LessThanOrEqual(now), wokenAt: Or(IsNull(), LessThanOrEqual(wokenBefore)) },
      order: { nextAttemptAt: 'ASC' },
      take: limit,
      lock: SKIP_LOCKED,
    });
    if (rows.length > 0) {
      await tx.update(
        MailOrmEntity,
        rows.map(({ id }) => id),
        { wokenAt: now },
      );
    }
    return rows.map((row) => mailOf(row, this.keys));
  }

  override async forgetSettledBefore(tx: Tx, before: Date): Promise<number> {
    const { affected } = await tx.delete(MailOrmEntity, { settledAt: LessThan(before) });
    return affected ?? 0;
  }
}
