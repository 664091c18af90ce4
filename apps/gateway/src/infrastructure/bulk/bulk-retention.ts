import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BULK_POLICY } from '../../application/bulk/bulk-policy.js';

/** Bulk operations per run: each may have twenty thousand rows. */
const BATCH = 20;

/**
 * Deletes what holds personal data and is needed no more: drafts that were thrown away or that nobody confirmed, and the rows of
 * bulk operations that ended a month ago. Their counts and fingerprints stay, so that an old file that is
 * uploaded again is still known.
 */
@Injectable()
export class BulkRetention {
  constructor(private readonly dataSource: DataSource) {}

  async prune(now: Date): Promise<void> {
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    await this.dataSource.query(
      `DELETE FROM bulk_operation WHERE id = ANY (ARRAY(
         SELECT id FROM bulk_operation WHERE started_at IS NULL AND (state = 'cancelled' OR created_at < $1)
         LIMIT $2 FOR UPDATE SKIP LOCKED))`,
      [ago(BULK_POLICY.keepDraftsMs), BATCH],
    );
    await this.dataSource.query(
      `WITH ended AS (
         UPDATE bulk_operation SET rows_deleted_at = $3 WHERE id = ANY (ARRAY(
           SELECT id FROM bulk_operation
           WHERE finished_at < $1 AND rows_deleted_at IS NULL AND next_attempt_at IS NULL
           LIMIT $2 FOR UPDATE SKIP LOCKED))
         RETURNING id
       )
       DELETE FROM bulk_operation_row WHERE bulk_operation_id IN (SELECT id FROM ended)`,
      [ago(BULK_POLICY.keepRowsMs), BATCH, now],
    );
  }
}
