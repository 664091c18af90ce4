import { isCountry, MCA_REASON_CODES, MCA_STATUSES, type McaStatus } from '@assent/domain';
import { useCallback, useMemo } from 'react';
import type { WorkListFilters } from '../../api/mca';
import { useAddressQuery } from '../../ui/use-address-query';

const SORTS = ['urgency', 'company', 'expiry', 'activity'] as const;
export type WorkListSort = (typeof SORTS)[number];
export const WORK_LIST_SORTS: readonly WorkListSort[] = SORTS;

/** "Soon" on the list: the customer's link runs out within two days. */
export const EXPIRING_WITHIN_HOURS = 48;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idIn = (text: string | null) => (text && UUID.test(text) ? text : undefined);

/** What the filters are called in the page's address. */
const FILTER_NAMES = [
  'status',
  'search',
  'country',
  'expiring',
  'unopened',
  'open',
  'failing',
  'reason',
  'reseller',
  'instance',
] as const;

/** The filters that an address carries; what it does not understand it leaves out. */
export function filtersOf(query: URLSearchParams): WorkListFilters {
  const search = query.get('search')?.trim();
  const country = query.get('country');
  return {
    status: MCA_STATUSES.find((status) => status === query.get('status')),
    search: search ? search.slice(0, 200) : undefined,
    country: country && isCountry(country) ? country : undefined,
    expiringWithinHours: query.has('expiring') ? EXPIRING_WITHIN_HOURS : undefined,
    neverOpened: query.has('unopened') ? true : undefined,
    excludeCompliant: query.has('open') ? true : undefined,
    failing: query.has('failing') ? true : undefined,
    reason: MCA_REASON_CODES.find((reason) => reason === query.get('reason')),
    reseller: idIn(query.get('reseller')),
    providerInstance: idIn(query.get('instance')),
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'urgency',
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
  };
}

/** Whether anything leaves customers out. */
export const isFilteredBy = (filters: WorkListFilters) =>
  Object.entries(filters).some(
    ([name, value]) => name !== 'sort' && name !== 'order' && (value as unknown) !== undefined,
  );

/** The list's filters, kept in the page's address: they survive a reload and can be shared. */
export function useWorkListFilters() {
  const [query, set] = useAddressQuery();
  const filters = useMemo(() => filtersOf(query), [query]);

  const toggleStatus = useCallback(
    (status: McaStatus) => {
      set({ status: filters.status === status ? undefined : status });
    },
    [set, filters.status],
  );

  const reset = useCallback(() => {
    set(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])));
  }, [set]);

  const isFiltered = isFilteredBy(filters);
  return { filters, set, toggleStatus, reset, isFiltered };
}
