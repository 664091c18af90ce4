import { isCountry, MCA_STATUSES, type McaStatus } from '@assent/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { WorkListFilters } from '../../api/mca';

const SORTS = ['urgency', 'company', 'expiry', 'activity'] as const;
export type WorkListSort = (typeof SORTS)[number];
export const WORK_LIST_SORTS: readonly WorkListSort[] = SORTS;

/** "Soon" on the list: the customer's link runs out within two days. */
export const EXPIRING_WITHIN_HOURS = 48;

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
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'urgency',
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
  };
}

/** The list's filters, kept in the page's address: they survive a reload and can be shared. */
export function useWorkListFilters() {
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => filtersOf(query), [query]);

  const set = useCallback(
    (values: Readonly<Record<string, string | undefined>>) => {
      setQuery(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        // The list stays where it is; "back" leads to the page before, not through every letter typed.
        { replace: true, preventScrollReset: true },
      );
    },
    [setQuery],
  );

  const toggleStatus = useCallback(
    (status: McaStatus) => {
      set({ status: filters.status === status ? undefined : status });
    },
    [set, filters.status],
  );

  const reset = useCallback(() => {
    set({
      status: undefined,
      search: undefined,
      country: undefined,
      expiring: undefined,
      unopened: undefined,
    });
  }, [set]);

  const isFiltered = Boolean(
    filters.status ?? filters.search ?? filters.country ?? filters.expiringWithinHours ?? filters.neverOpened,
  );
  return { filters, set, toggleStatus, reset, isFiltered };
}
