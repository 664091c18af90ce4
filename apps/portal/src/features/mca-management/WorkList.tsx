import { makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from '@fluentui/react-components';
import { useTable } from '@tanstack/react-table';
import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { useWindowRows, type LoadedRows } from '../../ui/use-window-rows';
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

const LOOKS = { estimatedPx: 84, overscan: 6 } as const;

/** The work list: what is to be done for whom. */
export function WorkList({ rows, ...loaded }: LoadedRows & { readonly rows: WorkListRow[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const grid = useGridStyles();
  const table = useTable({
    features: workListFeatures,
    columns: workListColumns,
    data: rows,
    getRowId: (row) => row.customerId,
  });
  const models = table.getRowModel().rows;
  const ids = models.map(({ id }) => id);
  const { rowCount, bodyProps, rows: shown } = useWindowRows(ids, LOOKS, loaded);
  const { isStale } = loaded;

  return (
    <div className={styles.root}>
      {isStale && <ProgressBar className={styles.progress} aria-label={t('common.loading')} />}
      <div
        role="table"
        aria-label={t('mca.list.label')}
        aria-rowcount={rowCount}
        aria-busy={isStale}
        className={mergeClasses(isStale && styles.stale)}
      >
        <WorkListHeader />
        <div {...bodyProps} className={grid.body}>
          {shown.map(({ index, key, rowProps }) => {
            const model = models[index];
            if (!model) return null;
            return (
              <div key={key} {...rowProps} className={mergeClasses(grid.row, grid.bodyRow)}>
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
      {loaded.isLoadingMore && (
        <Spinner className={styles.more} size="tiny" label={t('common.loadingMore')} />
      )}
    </div>
  );
}
