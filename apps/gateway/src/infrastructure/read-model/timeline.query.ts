import { RequestDataSource } from '@assent/database';
import type { TimelinePage } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import { titleOfChange } from '../../domain/timeline-titles.js';
import { SqlParameters } from '../sql.js';
import { type Keyset, afterCursor, keysetColumn, orderBy, toPage } from './keyset.js';

const NEWEST_FIRST: Keyset = {
  columns: [
    { sql: 't.occurred_at', type: 'timestamptz' },
    { sql: 't.event_id', type: 'uuid' },
  ],
  order: 'desc',
};

/** What has happened to one customer. The caller has found the customer in its scope before it asks here. */
@Injectable()
export class TimelineReader {
  constructor(private readonly dataSource: RequestDataSource) {}

  async page(customerId: string, limit: number, cursor: string | undefined): Promise<TimelinePage> {
    const parameters = new SqlParameters();
    const question = { customerId };
    const rows = await this.dataSource.query<TimelineRow[]>(
      `SELECT t.event_id, t.change, t.occurred_at, t.actor_kind, t.actor_display, t.correlation_id,
         t.attestation_id, ${keysetColumn(NEWEST_FIRST)}
       FROM timeline_entry t
       WHERE t.customer_id = ${parameters.add(customerId)}
         AND ${afterCursor(NEWEST_FIRST, cursor, question, parameters)}
       ORDER BY ${orderBy(NEWEST_FIRST)} LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    return toPage(rows, limit, question, (row) => ({
      id: row.event_id,
      change: row.change,
      title: titleOfChange(row.change),
      occurredAt: row.occurred_at.toISOString(),
      actor: { kind: row.actor_kind, display: row.actor_display },
      correlationId: row.correlation_id,
      attestationId: row.attestation_id,
    }));
  }
}

interface TimelineRow {
  readonly event_id: string;
  readonly change: string;
  readonly occurred_at: Date;
  readonly actor_kind: string;
  readonly actor_display: string;
  readonly correlation_id: string;
  readonly attestation_id: string | null;
  readonly keyset: readonly string[];
}
