import type { BulkOperation } from '@assent/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type BulkRowFilter, readBulkOperation, readBulkRows } from '../../api/bulk-operations';
import { keys } from '../../api/query-keys';

/** The net under the live updates while rows are sent. */
const LOOK_EVERY_MS = 4000;

const isMoving = (operation: BulkOperation | undefined) =>
  operation !== undefined && (operation.state === 'running' || operation.progress.sent > 0);

/** One bulk operation; current by itself as long as anything happens to it. */
export function useBulkOperation(id: string) {
  return useQuery({
    queryKey: keys.bulkOperationRecord(id),
    queryFn: ({ signal }) => readBulkOperation(id, signal),
    refetchInterval: ({ state }) => (isMoving(state.data) ? LOOK_EVERY_MS : false),
  });
}

/** Its rows, page after page as the reader scrolls. */
export function useBulkRows(id: string, filter: BulkRowFilter) {
  const query = useInfiniteQuery({
    queryKey: keys.bulkRows(id, filter),
    queryFn: ({ pageParam, signal }) => readBulkRows(id, filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

/** Shows an answer of the gateway at once, wherever the bulk operation is shown. */
export function useShowBulkOperation() {
  const client = useQueryClient();
  return useCallback(
    (operation: BulkOperation) => {
      client.setQueryData(keys.bulkOperationRecord(operation.id), operation);
      void client.invalidateQueries({ queryKey: keys.bulkOperations });
      void client.invalidateQueries({ queryKey: ['bulk-operation', operation.id, 'rows'] });
    },
    [client],
  );
}
