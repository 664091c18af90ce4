import type { Tx } from '@assent/database';
import type { WaitingCalls } from '@assent/partner-center';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  DueWork,
  type DueAttestation,
  type DueCustomer,
  type DueOutsideWork,
} from '../application/ports/due-work.js';
import { after } from '../domain/model/outside-work.js';
import { POLICY } from '../domain/policy.js';

/** What a row says about whom and which thread it belongs to. */
interface DueRow {
  readonly customerId: string;
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
}
type DueAttestationRow = DueRow & Pick<DueAttestation, 'attestationId' | 'correlationId'>;

const CUSTOMER_COLUMNS = `
  c.customer_id AS "customerId",
  c.provider_instance_id AS "providerInstanceId",
  c.reseller_id AS "resellerId"`;
const ATTESTATION_COLUMNS = `
  ${CUSTOMER_COLUMNS},
  a.id AS "attestationId",
  a.correlation_id AS "correlationId"`;

/**
 * Due rows, taken with SKIP LOCKED: a row that a decision or another sweep holds at the moment is left to
 * them. Each statement compares and sets in one, so that no row is handed out twice.
 */
@Injectable()
export class PostgresDueWork extends DueWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async lockCustomersWithOverdueLinks(tx: Tx, now: Date, limit: number): Promise<string[]> {
    // The customer's row is locked, not the attestation's: decisions lock in the same order.
    const rows = await tx.query<{ customer_id: string }[]>(
      `SELECT c.customer_id
         FROM attestation a JOIN customer_mca c ON c.customer_id = a.customer_id
        WHERE a.state = 'link_generated' AND a.expires_at <= $1
        ORDER BY a.expires_at
        LIMIT $2
          FOR UPDATE OF c SKIP LOCKED`,
      [now, limit],
    );
    return rows.map((row) => row.customer_id);
  }

  override async lockCustomersToFinalise(tx: Tx, now: Date, limit: number): Promise<string[]> {
    // Where nothing is stored nobody has time to undo, so nothing waits there.
    const rows = await tx.query<{ customer_id: string }[]>(
      `SELECT c.customer_id
         FROM attestation a JOIN customer_mca c ON c.customer_id = a.customer_id
         LEFT JOIN instance_settings s ON s.provider_instance_id = c.provider_instance_id
        WHERE a.finalises_at IS NOT NULL AND (a.finalises_at <= $1 OR s.finalisation_mode = 'manual')
        ORDER BY a.finalises_at
        LIMIT $2
          FOR UPDATE OF c SKIP LOCKED`,
      [now, limit],
    );
    return rows.map((row) => row.customer_id);
  }

  override async handOutOutsideWork(now: Date, limit: number): Promise<DueOutsideWork[]> {
    const rows = await this.dataSource.query<
      (DueAttestationRow & Pick<DueOutsideWork, 'kind' | 'priority'>)[]
    >(
      `WITH due AS (
         SELECT attestation_id, kind FROM outside_work
          WHERE next_attempt_at <= $1
          ORDER BY next_attempt_at
          LIMIT $2
            FOR UPDATE SKIP LOCKED
       ), handed_out AS (
         UPDATE outside_work w SET next_attempt_at = $3
           FROM due WHERE w.attestation_id = due.attestation_id AND w.kind = due.kind
         RETURNING w.attestation_id, w.kind, w.priority
       )
       SELECT ${ATTESTATION_COLUMNS}, h.kind, h.priority
         FROM handed_out h
         JOIN attestation a ON a.id = h.attestation_id
         JOIN customer_mca c ON c.customer_id = a.customer_id`,
      [now, limit, after(now, POLICY.outsideWork.overdue)],
    );
    return rows.map((row) => ({ ...attestationOf(row), kind: row.kind, priority: row.priority }));
  }

  override async countOutsideWork(providerInstanceId: string): Promise<WaitingCalls> {
    const [counted] = await this.dataSource.query<WaitingCalls[]>(
      `SELECT count(*)::int AS waiting,
              (count(*) FILTER (WHERE w.attempts > 0))::int AS tried,
              min(w.next_attempt_at) AS "nextAttemptAt"
         FROM outside_work w JOIN customer_mca c ON c.customer_id = w.customer_id
        WHERE c.provider_instance_id = $1`,
      [providerInstanceId],
    );
    return counted ?? { waiting: 0, tried: 0, nextAttemptAt: null };
  }

  override async isBulkWaitingForLinks(providerInstanceId: string): Promise<boolean> {
    // Few rows: only what a bulk operation has on its way has work outside.
    const [row] = await this.dataSource.query<{ waits: boolean }[]>(
      `SELECT EXISTS (
         SELECT FROM outside_work w JOIN attestation a ON a.id = w.attestation_id
          WHERE w.kind = 'create_attestation' AND w.priority = 'bulk' AND a.provider_instance_id = $1
       ) AS waits`,
      [providerInstanceId],
    );
    return row?.waits === true;
  }

  override async handOutPolls(
    providerInstanceId: string,
    now: Date,
    limit: number,
    which: 'all' | 'opened' = 'all',
  ): Promise<DueAttestation[]> {
    const rows = await this.dataSource.query<DueAttestationRow[]>(
      `WITH due AS (
         SELECT id FROM attestation
          WHERE provider_instance_id = $5 AND next_poll_at <= $1 AND ($6 = 'all' OR last_opened_at > $4)
          ORDER BY (last_opened_at > $4) DESC NULLS LAST, (state = 'link_generated') DESC, expires_at
          LIMIT $2
            FOR UPDATE SKIP LOCKED
       ), handed_out AS (
         UPDATE attestation SET next_poll_at = $3 FROM due WHERE attestation.id = due.id
         RETURNING attestation.id
       )
       SELECT ${ATTESTATION_COLUMNS}
         FROM handed_out h
         JOIN attestation a ON a.id = h.id
         JOIN customer_mca c ON c.customer_id = a.customer_id
        ORDER BY (a.last_opened_at > $4) DESC NULLS LAST, (a.state = 'link_generated') DESC, a.expires_at`,
      [
        now,
        limit,
        after(now, POLICY.outsideWork.overdue),
        after(now, -POLICY.polling.openedFor),
        providerInstanceId,
        which,
      ],
    );
    return rows.map(attestationOf);
  }

  override async handOutVerifications(
    providerInstanceId: string,
    now: Date,
    limit: number,
  ): Promise<DueCustomer[]> {
    const rows = await this.dataSource.query<DueRow[]>(
      `WITH due AS (
         SELECT customer_id FROM customer_mca
          WHERE provider_instance_id = $4 AND next_verify_at <= $1
          ORDER BY (verified_at IS NOT NULL), next_verify_at
          LIMIT $2
            FOR UPDATE SKIP LOCKED
       ), handed_out AS (
         UPDATE customer_mca SET next_verify_at = $3 FROM due
          WHERE customer_mca.customer_id = due.customer_id
         RETURNING customer_mca.customer_id
       )
       SELECT ${CUSTOMER_COLUMNS}
         FROM handed_out h JOIN customer_mca c ON c.customer_id = h.customer_id
        ORDER BY (c.verified_at IS NOT NULL), c.next_verify_at`,
      [now, limit, after(now, POLICY.outsideWork.overdue), providerInstanceId],
    );
    return rows.map(customerOf);
  }
}

function customerOf({ customerId, providerInstanceId, resellerId }: DueRow): DueCustomer {
  return { customerId, scope: { providerInstanceId, resellerId } };
}

function attestationOf(row: DueAttestationRow): DueAttestation {
  const { attestationId, correlationId } = row;
  return { ...customerOf(row), attestationId, correlationId };
}
