import type { WorkListQuery } from '@assent/contracts';
import { type SqlParameters, escapeLike } from '../sql.js';

/** What chooses the rows of the work list, without how they are paged and sorted. */
export type WorkListFilters = Omit<WorkListQuery, 'limit' | 'cursor' | 'sort' | 'order'>;

/** As in the index that finds these rows. */
const FAILING = `jsonb_typeof(v.mca -> 'lastError') = 'object'`;

const HOUR_MS = 3_600_000;

/** The filters of the work list as a condition on `customer_view v`; the scope is not part of it. */
export function workListCondition(filters: WorkListFilters, parameters: SqlParameters, now: Date): string {
  const conditions = ['v.listed'];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`v.${column} = ${parameters.add(value)}`);
  };
  equal('status', filters.status);
  equal('reseller_id', filters.reseller);
  equal('provider_instance_id', filters.providerInstance);
  equal('country', filters.country);
  equal('reason_code', filters.reason);
  if (filters.search !== undefined) {
    conditions.push(`v.search LIKE ${parameters.add(`%${escapeLike(filters.search.toLowerCase())}%`)}`);
  }
  if (filters.expiringWithinHours !== undefined) {
    const until = new Date(now.getTime() + filters.expiringWithinHours * HOUR_MS);
    conditions.push(
      `v.status = 'pending' AND v.expires_at BETWEEN ${parameters.add(now)} AND ${parameters.add(until)}`,
    );
  }
  if (filters.neverOpened === true) conditions.push(`v.status = 'pending' AND v.opened_at IS NULL`);
  if (filters.excludeCompliant === true) conditions.push(`v.status <> 'compliant'`);
  if (filters.failing === true) conditions.push(FAILING);
  return conditions.join(' AND ');
}
