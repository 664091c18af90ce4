import type { CustomerState, DeliveryState, McaState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { AcceptanceLinks } from '../acceptance-links.js';
import { LiveLog } from '../live/live-log.js';
import { noteAttestationFacts } from '../projection/attestation-facts.js';
import { announceChanges, CHANGED_COLUMNS, type ChangedRow } from '../projection/changed-row.js';
import { linkSignatories } from '../projection/signatory-links.js';
import {
  CUSTOMER_COLUMNS,
  CUSTOMER_PART,
  customerRow,
  DELIVERY_COLUMNS,
  DELIVERY_PART,
  deliveryRow,
  MCA_COLUMNS,
  MCA_PART,
  mcaRow,
  type PartRow,
  type ViewPart,
} from '../projection/view-parts.js';
import { recordset } from '../sql.js';
import { LIVE_VIEW, type ViewTable } from './view-table.js';

/** Where states are written, and how old they may be. */
export interface ReplayTarget {
  readonly view: ViewTable;
  /** The states were read later than this. */
  readonly askedAt: string;
}

/** How one part of a row is written. */
interface ReplayedPart extends ViewPart {
  /** What tells a row that has to be written from one that says the same already, as SQL on the row. */
  readonly compared: readonly ((row: string) => string)[];
  /** When the customer got its status, for a new row and for one that is there. */
  readonly statusSince: { readonly inserted: string; readonly updated: string };
  /** When something last happened, where no timeline tells. */
  readonly activityAt: string;
}

const column = (name: string) => (row: string) => `${row}.${name}`;

const CUSTOMER: ReplayedPart = {
  ...CUSTOMER_PART,
  compared: Object.keys(CUSTOMER_COLUMNS).map(column),
  statusSince: {
    inserted: 's.customer_created_at',
    updated: 'CASE WHEN v.mca_version IS NULL THEN excluded.status_since ELSE v.status_since END',
  },
  activityAt: 's.customer_updated_at',
};

const MCA: ReplayedPart = {
  ...MCA_PART,
  compared: [
    ...Object.keys(MCA_COLUMNS).map(column),
    column('status_since'),
    // A sealed link looks different each time; only the current attestation can have one.
    (row) => `${row}.mca #- '{attestation,acceptanceUrl}'`,
  ],
  statusSince: { inserted: 's.status_since', updated: 'excluded.status_since' },
  activityAt: 's.status_since',
};

const DELIVERY: ReplayedPart = {
  ...DELIVERY_PART,
  compared: Object.keys(DELIVERY_COLUMNS).map(column),
  // It says nothing about the status: what stands there stays, and a new row is hidden until more comes.
  statusSince: { inserted: 'now()', updated: 'v.status_since' },
  activityAt: 'now()',
};

/**
 * Writes pages of replayed states, each in one statement. Timeline entries are left alone: they tell what
 * happened, which a state does not know; an entry that is lost stays lost. Counters are not moved either,
 * they are counted anew when the replay ends.
 */
@Injectable()
export class ReplayedStates {
  constructor(
    private readonly links: AcceptanceLinks,
    private readonly live: LiveLog,
  ) {}

  /** @returns how many rows had to be written */
  writeCustomers(tx: Tx, target: ReplayTarget, states: readonly CustomerState[]): Promise<number> {
    return this.write(tx, target, CUSTOMER, states.map(customerRow));
  }

  /** @returns how many rows had to be written */
  async writeMcas(tx: Tx, target: ReplayTarget, states: readonly McaState[]): Promise<number> {
    const rows = states.map((state) => mcaRow(this.links.seal(state)));
    const written = await this.write(tx, target, MCA, rows);
    await linkSignatories(tx, states);
    await noteAttestationFacts(tx, states);
    return written;
  }

  /** @returns how many rows had to be written */
  writeDeliveries(tx: Tx, target: ReplayTarget, states: readonly DeliveryState[]): Promise<number> {
    return this.write(tx, target, DELIVERY, states.map(deliveryRow));
  }

  private async write(
    tx: Tx,
    { view, askedAt }: ReplayTarget,
    part: ReplayedPart,
    rows: readonly PartRow[],
  ): Promise<number> {
    if (rows.length === 0) return 0;
    const columns = Object.keys(part.columns);
    const compared = (row: string) => part.compared.map((sql) => sql(row)).join(', ');
    const written = await tx.query<ChangedRow[]>(
      `INSERT INTO ${view} AS v (customer_id, status_since, last_activity_at, ${columns.join(', ')})
       SELECT s.customer_id, ${part.statusSince.inserted}, coalesce(t.last, ${part.activityAt}),
         ${columns.map((name) => `s.${name}`).join(', ')}
       FROM ${recordset({ customer_id: 'uuid', ...part.columns, status_since: 'timestamptz' })}
       LEFT JOIN LATERAL (
         SELECT max(occurred_at) AS last FROM timeline_entry WHERE customer_id = s.customer_id
       ) t ON true
       ORDER BY s.customer_id
       ON CONFLICT (customer_id) DO UPDATE SET
         ${columns.map((name) => `${name} = excluded.${name}`).join(', ')},
         status_since = ${part.statusSince.updated},
         last_activity_at = greatest(v.last_activity_at, excluded.last_activity_at)
       WHERE (${hasToTake(part, view)}) AND (${compared('v')}) IS DISTINCT FROM (${compared('excluded')})
       RETURNING ${CHANGED_COLUMNS}`,
      [JSON.stringify(rows), ...(view === LIVE_VIEW ? [askedAt] : [])],
    );
    // What is mended in front of readers is told to them; what stands in the shadow nobody sees yet.
    if (view === LIVE_VIEW) await announceChanges(this.live, tx, written);
    return written.length;
  }
}

/**
 * Whether the row has to take the state. Into the shadow as events do: the newer version stays. In place a
 * state of the same version wins, since the digest found that something differs; and where no event was
 * written since the page was asked for, it wins over any version: it was read later than whatever the row
 * has taken, so a higher one there is false.
 */
function hasToTake({ version }: ReplayedPart, view: ViewTable): string {
  return view === LIVE_VIEW
    ? `v.${version} IS NULL OR v.${version} <= excluded.${version} OR v.projected_at < $2`
    : `v.${version} IS NULL OR v.${version} < excluded.${version}`;
}
