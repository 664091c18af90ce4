import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { SelectAllCell } from './selection/SelectAllCell';
import { useWorkListFilters } from './use-work-list-filters';
import { COLUMN_IDS, COLUMN_SORTS } from './work-list-columns';
import { useGridStyles } from './work-list-styles';

const useStyles = makeStyles({
  sortable: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The headings of the columns; three of them order the list. */
export function WorkListHeader() {
  const { t } = useTranslation();
  const grid = useGridStyles();
  const styles = useStyles();
  const { filters, set } = useWorkListFilters();
  return (
    <div role="rowgroup" className={grid.headGroup}>
      <div role="row" aria-rowindex={1} className={mergeClasses(grid.row, grid.head)}>
        {COLUMN_IDS.map((id) => {
          const sort = COLUMN_SORTS[id];
          const isSorted = sort !== undefined && filters.sort === sort;
          const label = id === 'select' ? <SelectAllCell /> : t(`mca.list.${id}`);
          return (
            <div
              key={id}
              role="columnheader"
              className={grid[id]}
              {...(sort
                ? {
                    'aria-sort': isSorted
                      ? filters.order === 'desc'
                        ? ('descending' as const)
                        : ('ascending' as const)
                      : ('none' as const),
                  }
                : {})}
            >
              {sort ? (
                <button
                  type="button"
                  className={styles.sortable}
                  onClick={() => {
                    set({
                      sort: sort === 'urgency' ? undefined : sort,
                      order: isSorted && filters.order === 'asc' ? 'desc' : undefined,
                    });
                  }}
                >
                  {label}
                  {isSorted && (filters.order === 'desc' ? <ArrowDownRegular /> : <ArrowUpRegular />)}
                </button>
              ) : (
                label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
