import { REPLAY_POLICY, type ReplayStates, type ResellerState } from '@assent/contracts';
import { bucketSql, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { recordset } from '../sql.js';

/** What is asked for with a page, and the page that answers it. */
export interface ResellerPage extends ReplayStates {
  readonly states: readonly ResellerState[];
  readonly last: boolean;
}

const COLUMNS = {
  version: 'integer',
  provider_instance_id: 'uuid',
  tenant_id: 'uuid',
  name: 'text',
  mpn_id: 'text',
  location: 'text',
  active: 'boolean',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

const NAMES = Object.keys(COLUMNS);
const TYPES = { reseller_id: 'uuid', ...COLUMNS };
const all = (row: string) => NAMES.map((name) => `${row}.${name}`).join(', ');

/** The copy of the resellers in PostgreSQL, written by events and mended by replays. */
@Injectable()
export class ResellerViews {
  /** Takes a newer state over; older ones change nothing. */
  async store(tx: Tx, state: ResellerState): Promise<void> {
    await write(tx, [state], {
      set: ', projected_at = clock_timestamp()',
      condition: 'v.version < excluded.version',
      values: [],
    });
  }

  /**
   * Makes the part of the copy that a replayed page covers equal to it, in place: they are few rows, and a name
   * that is missing for a moment shows as its id. Whatever an event has written since the page was asked for
   * stays; a row that nobody knows goes.
   *
   * @returns how many rows had to be written or taken away
   */
  async replace(tx: Tx, { states, last, after, bucket, askedAt }: ResellerPage): Promise<number> {
    const written = await write(tx, states, {
      set: '',
      condition: `(v.version <= excluded.version OR v.projected_at < $2) AND (${all('v')}) IS DISTINCT FROM (${all('excluded')})`,
      values: [askedAt],
    });
    const ids = states.map(({ resellerId }) => resellerId);
    const gone = await tx.query<unknown[]>(
      `WITH gone AS (
         DELETE FROM reseller_view v
         WHERE v.reseller_id <> ALL ($1::uuid[]) AND v.projected_at < $2
           AND ($3::uuid IS NULL OR v.reseller_id > $3) AND ($4::uuid IS NULL OR v.reseller_id < $4)
           AND ($5::int IS NULL OR ${bucketSql('v.reseller_id', REPLAY_POLICY.buckets)} = $5)
         RETURNING 1)
       SELECT FROM gone`,
      [ids, askedAt, after, last ? null : (ids.at(-1) ?? null), bucket],
    );
    return written + gone.length;
  }
}

/** Writes states in one statement. @returns how many rows took one */
async function write(
  tx: Tx,
  states: readonly ResellerState[],
  how: { readonly set: string; readonly condition: string; readonly values: readonly unknown[] },
): Promise<number> {
  if (states.length === 0) return 0;
  const rows = await tx.query<unknown[]>(
    `WITH written AS (
       INSERT INTO reseller_view AS v (reseller_id, ${NAMES.join(', ')})
       SELECT s.reseller_id, ${all('s')}
       FROM ${recordset(TYPES)}
       ORDER BY s.reseller_id
       ON CONFLICT (reseller_id) DO UPDATE SET ${NAMES.map((name) => `${name} = excluded.${name}`).join(', ')}${how.set}
       WHERE ${how.condition}
       RETURNING 1)
     SELECT FROM written`,
    [JSON.stringify(states.map(toRow)), ...how.values],
  );
  return rows.length;
}

const toRow = (state: ResellerState) => ({
  reseller_id: state.resellerId,
  version: state.version,
  provider_instance_id: state.providerInstanceId,
  tenant_id: state.tenantId,
  name: state.name,
  mpn_id: state.mpnId,
  location: state.location,
  active: state.active,
  created_at: state.createdAt,
  updated_at: state.updatedAt,
});
