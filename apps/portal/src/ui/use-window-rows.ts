import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** A list that goes on: what of it is loaded, and how more of it is had. */
export interface LoadedRows {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** These are the rows of the filter before; the new ones are on their way. */
  readonly isStale: boolean;
  readonly onNeedMore: () => void;
}

/**
 * The rows of a table that scrolls with the page: only those on the screen are in the document, and the next
 * page is asked for when its place comes into sight.
 *
 * @param ids of the loaded rows, in their order
 * @param looks how high a row is until it is measured, and how many rows are kept ready above and below the
 *   screen, so that quick scrolling shows no blank
 * @returns what the body of the table and each of its rows take as attributes
 */
export function useWindowRows(
  ids: readonly string[],
  looks: { readonly estimatedPx: number; readonly overscan: number },
  { hasMore, isLoadingMore, isStale, onNeedMore }: LoadedRows,
) {
  const count = ids.length;
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  }, [count]);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => looks.estimatedPx,
    overscan: looks.overscan,
    scrollMargin,
    getItemKey: (index) => ids[index] ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && !isLoadingMore && !isStale && last >= count - 1) onNeedMore();
  }, [hasMore, isLoadingMore, isStale, last, count, onNeedMore]);
  return {
    rowCount: hasMore ? -1 : count + 1,
    bodyProps: { ref: body, role: 'rowgroup', style: { height: virtualizer.getTotalSize() } },
    rows: items.map(({ index, key, start }) => ({
      index,
      key,
      rowProps: {
        ref: virtualizer.measureElement,
        'data-index': index,
        role: 'row',
        // The head is the first.
        'aria-rowindex': index + 2,
        style: { transform: `translateY(${String(start - scrollMargin)}px)` },
      },
    })),
  };
}
