import { makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from '@fluentui/react-components';
import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { WorkListRow } from '@assent/contracts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WorkListHeader } from './WorkListHeader';
import { workListColumns, workListFeatures, type ColumnId } from './work-list-columns';
import { useGridStyles } from './work-list-styles';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  stale: { opacity: 0.6 },
  progress: { position: 'absolute', insetBlockStart: 0, insetInline: 0, zIndex: 3 },
  more: { paddingBlock: '16px' },
});

/** Rows kept ready above and below the screen, so that quick scrolling shows no blank. */
const OVERSCAN = 6;
const ESTIMATED_ROW_PX = 84;

/**
 * The work list: only the rows on the screen are in the document, and the next page is fetched when its
 * place comes into sight.
 */
export function WorkList({
  rows,
  hasMore,
  isLoadingMore,
  isStale,
  onNeedMore,
}: {
  readonly rows: WorkListRow[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** These are the rows of the filter before; the new ones are on their way. */
  readonly isStale: boolean;
  readonly onNeedMore: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const grid = useGridStyles();
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  }, [rows.length]);

  const table = useTable({
    features: workListFeatures,
    columns: workListColumns,
    data: rows,
    getRowId: (row) => row.customerId,
  });
  const models = table.getRowModel().rows;
  const virtualizer = useWindowVirtualizer({
    count: models.length,
    estimateSize: () => ESTIMATED_ROW_PX,
    overscan: OVERSCAN,
    scrollMargin,
    getItemKey: (index) => models[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && !isLoadingMore && !isStale && last >= rows.length - 1) onNeedMore();
  }, [hasMore, isLoadingMore, isStale, last, rows.length, onNeedMore]);

  return (
    <div className={styles.root}>
      {isStale && <ProgressBar className={styles.progress} aria-label={t('common.loading')} />}
      <div
        role="table"
        aria-label={t('mca.list.label')}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-busy={isStale}
        className={mergeClasses(isStale && styles.stale)}
      >
        <WorkListHeader />
        <div ref={body} role="rowgroup" className={grid.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const model = models[item.index];
            if (!model) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={mergeClasses(grid.row, grid.bodyRow)}
                style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
              >
                {model.getAllCells().map((cell) => (
                  <div key={cell.id} role="cell" className={grid[cell.column.id as ColumnId]}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {isLoadingMore && <Spinner className={styles.more} size="tiny" label={t('common.loadingMore')} />}
    </div>
  );
}
