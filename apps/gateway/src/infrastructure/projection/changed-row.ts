import type { Scope } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { McaStatus } from '@assent/domain';
import type { LiveLog } from '../live/live-log.js';

/** What the counters and the event stream have to know of a row `v` that was written. */
export interface ChangedRow {
  readonly customer_id: string;
  readonly listed: boolean;
  readonly provider_instance_id: string | null;
  readonly reseller_id: string | null;
  readonly status: McaStatus;
}

/** The columns of a {@link ChangedRow}. */
export const CHANGED_COLUMNS = ['customer_id', 'listed', 'provider_instance_id', 'reseller_id', 'status']
  .map((name) => `v.${name}`)
  .join(', ');

/** Tells readers of the event stream; of a customer without its own part, which nobody sees yet, nothing is told. */
export function announceChanges(live: LiveLog, tx: Tx, rows: readonly ChangedRow[]): Promise<void> {
  return live.appendAll(
    tx,
    'customer-changed',
    rows.flatMap((row) => {
      if (row.provider_instance_id === null) return [];
      const scope: Scope = { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id };
      // Null while the row is hidden or out of lists.
      return [{ data: { customerId: row.customer_id, status: row.listed ? row.status : null }, scope }];
    }),
  );
}
