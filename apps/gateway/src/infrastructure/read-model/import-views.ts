import type { ImportView, importProgressed } from '@assent/contracts';
import { RequestDataSource, type Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { RunningImports } from '../../application/imports/running-imports.js';
import { SqlParameters, scopeCondition } from '../sql.js';

/** How far each import has come. */
@Injectable()
export class ImportViews extends RunningImports {
  constructor(private readonly dataSource: RequestDataSource) {
    super();
  }

  override async runningFor(providerInstanceId: string, tx: Tx): Promise<string | null> {
    const rows = await tx.query<{ import_id: string }[]>(
      `SELECT import_id FROM import_view WHERE provider_instance_id = $1 AND state = 'running'
       ORDER BY started_at DESC LIMIT 1`,
      [providerInstanceId],
    );
    return rows[0]?.import_id ?? null;
  }

  async find(access: AccessScope, importId: string): Promise<ImportView | null> {
    const parameters = new SqlParameters();
    const [row] = await this.dataSource.query<ImportRow[]>(
      `SELECT * FROM import_view i WHERE i.import_id = ${parameters.add(importId)}
       AND ${scopeCondition(access, parameters, 'i')}`,
      parameters.values,
    );
    return row === undefined ? null : toView(row);
  }

  /**
   * Progress carries no version, but it only ever grows: a row takes what has gone further, and an end beats
   * everything, so that events in any order leave the furthest one standing.
   */
  async progressed(tx: Tx, { envelope, data }: Message<typeof importProgressed>): Promise<void> {
    await tx.query(
      `INSERT INTO import_view AS i (import_id, provider_instance_id, reseller_id, state, pages, seen, created,
         changed, ended, started_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
       ON CONFLICT (import_id) DO UPDATE SET
         state = CASE WHEN ${FURTHER} THEN excluded.state ELSE i.state END,
         pages = greatest(i.pages, excluded.pages),
         seen = greatest(i.seen, excluded.seen),
         created = greatest(i.created, excluded.created),
         changed = greatest(i.changed, excluded.changed),
         ended = greatest(i.ended, excluded.ended),
         started_at = least(i.started_at, excluded.started_at),
         updated_at = greatest(i.updated_at, excluded.updated_at)`,
      [
        data.importId,
        envelope.scope.providerInstanceId,
        envelope.scope.resellerId,
        data.state,
        data.pages,
        data.seen,
        data.created,
        data.changed,
        data.ended,
        envelope.occurredAt,
      ],
    );
  }
}

const RANK = (row: string) => `array_position(ARRAY['running', 'failed', 'completed'], ${row}.state)`;
const FURTHER = `${RANK('excluded')} > ${RANK('i')}`;

interface ImportRow {
  readonly import_id: string;
  readonly provider_instance_id: string;
  readonly state: ImportView['state'];
  readonly pages: number;
  readonly seen: number;
  readonly created: number;
  readonly changed: number;
  readonly ended: number;
  readonly started_at: Date;
  readonly updated_at: Date;
}

function toView(row: ImportRow): ImportView {
  return {
    id: row.import_id,
    providerInstanceId: row.provider_instance_id,
    state: row.state,
    pages: row.pages,
    seen: row.seen,
    created: row.created,
    changed: row.changed,
    ended: row.ended,
    startedAt: row.started_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
