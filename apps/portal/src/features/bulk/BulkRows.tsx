import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { BULK_ROW_STATES, BULK_VERDICTS, type BulkOperation } from '@assent/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../ui/FilterChip';
import { ProblemBar } from '../../ui/ProblemBar';
import { BulkRowsTable } from './BulkRowsTable';
import { useBulkRows } from './use-bulk-operation';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBlockEnd: '8px' },
  empty: { padding: '24px', color: tokens.colorNeutralForeground2, textAlign: 'center' },
});

/** The rows of a bulk operation, all or those of one verdict or outcome. */
export function BulkRows({ operation }: { readonly operation: BulkOperation }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const isDraft = operation.state === 'draft';
  const [chosen, setChosen] = useState<string>();
  const choices = isDraft
    ? BULK_VERDICTS.map((key) => ({
        key,
        label: t(`bulk.verdict.${key}`),
        count: operation.checked[key],
        filter: { verdict: key },
      }))
    : BULK_ROW_STATES.map((key) => ({
        key,
        label: t(`bulk.rowState.${key}`),
        count: operation.progress[key],
        filter: { state: key },
      }));
  const shown = choices.filter(({ count, key }) => count > 0 || key === chosen);
  const list = useBulkRows(operation.id, choices.find(({ key }) => key === chosen)?.filter ?? {});
  const { fetchNextPage } = list;
  const needMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <div className={styles.filters} role="group" aria-label={t('bulk.rows.filter')}>
        <FilterChip
          isOn={chosen === undefined}
          onToggle={() => {
            setChosen(undefined);
          }}
        >
          {t('bulk.rows.filterWithCount', { label: t('bulk.verdict.all'), n: operation.total })}
        </FilterChip>
        {shown.map(({ key, label, count }) => (
          <FilterChip
            key={key}
            isOn={chosen === key}
            onToggle={() => {
              setChosen(chosen === key ? undefined : key);
            }}
          >
            {t('bulk.rows.filterWithCount', { label, n: count })}
          </FilterChip>
        ))}
      </div>
      {list.error && <ProblemBar error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Spinner label={t('common.loading')} />}
      {list.rows.length > 0 && (
        <BulkRowsTable
          rows={list.rows}
          isDraft={isDraft}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onNeedMore={needMore}
        />
      )}
      {list.isSuccess && list.rows.length === 0 && <p className={styles.empty}>{t('bulk.rows.empty')}</p>}
    </>
  );
}
