import type { WorkListQuery } from '@assent/contracts';
import type { McaStatus } from '@assent/domain';
import type { SqlParameters } from '../sql.js';
import { searchCondition } from './search-condition.js';

/** What chooses the rows of the work list, without how they are paged and sorted. */
export type WorkListFilters = Omit<WorkListQuery, 'limit' | 'cursor' | 'sort' | 'order'>;

/** As in the index that finds these rows. */
const FAILING = `jsonb_typeof(v.mca -> 'lastError') = 'object'`;

/** The urgency of what goes first, and of the compliant alone, about whom there is nothing to do. As in the table. */
export const URGENCY = { first: 0, none: 5 } as const;

const NEVER_EXPIRES = `v.expiry_sort = 'infinity'`;

/**
 * What follows from a status. It lets through what the status does, and PostgreSQL, which takes columns for
 * independent, learns where in the order of another index these rows stand: the compliant come last by urgency.
 */
const FOLLOWS: Readonly<Record<McaStatus, string | null>> = {
  required: NEVER_EXPIRES,
  pending: null,
  expired: null,
  ready: NEVER_EXPIRES,
  compliant: `${NEVER_EXPIRES} AND v.urgency = ${String(URGENCY.none)}`,
};

const HOUR_MS = 3_600_000;

/** The filters of the work list as a condition on `customer_view v`; the scope is not part of it. */
export function workListCondition(filters: WorkListFilters, parameters: SqlParameters, now: Date): string {
  const conditions = ['v.listed'];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`v.${column} = ${parameters.add(value)}`);
  };
  equal('status', filters.status);
  const follows = filters.status === undefined ? null : FOLLOWS[filters.status];
  if (follows !== null) conditions.push(follows);
  equal('reseller_id', filters.reseller);
  equal('provider_instance_id', filters.providerInstance);
  equal('country', filters.country);
  equal('reason_code', filters.reason);
  if (filters.search !== undefined) conditions.push(searchCondition(filters.search, parameters));
  if (filters.expiringWithinHours !== undefined) {
    const until = new Date(now.getTime() + filters.expiringWithinHours * HOUR_MS);
    // Of a link that waits, the column that the list is sorted by says the same: one walk finds and sorts them.
    conditions.push(
      `v.status = 'pending' AND v.expiry_sort BETWEEN ${parameters.add(now)} AND ${parameters.add(until)}`,
    );
  }
  if (filters.neverOpened === true) conditions.push(`v.status = 'pending' AND v.opened_at IS NULL`);
  if (filters.excludeCompliant === true) {
    // Says the same twice: the second keeps a walk by urgency from passing all the compliant, who are most.
    conditions.push(`v.status <> 'compliant' AND v.urgency < ${String(URGENCY.none)}`);
  }
  if (filters.failing === true) conditions.push(FAILING);
  return conditions.join(' AND ');
}
