import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { McaSummaryQuery, WorkListRow } from '@assent/contracts';
import { useMemo } from 'react';
import { readSummary, readWorkList, type WorkListFilters } from '../../api/mca';
import { keys } from '../../api/query-keys';

/**
 * The counts on the cards, of the reseller and the provider instance that the list shows; the stream of changes keeps
 * them current. Those of the last choice stay until new ones come.
 */
export function useSummary({ reseller, providerInstance }: McaSummaryQuery) {
  const filters = { reseller, providerInstance };
  return useQuery({
    queryKey: keys.summaryOf(filters),
    queryFn: ({ signal }) => readSummary(filters, signal),
    placeholderData: keepPreviousData,
  });
}

/** The work list, page after page as the reader scrolls; the rows of the last filter stay until new ones come. */
export function useWorkList(filters: WorkListFilters) {
  const query = useInfiniteQuery({
    queryKey: keys.workList(filters),
    queryFn: ({ pageParam, signal }) => readWorkList(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => distinct(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  return { ...query, rows };
}

/** A customer that moved between two reads may stand on two pages; the first place counts. */
function distinct(rows: readonly WorkListRow[]): WorkListRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.customerId, row])).values()].reverse();
}
