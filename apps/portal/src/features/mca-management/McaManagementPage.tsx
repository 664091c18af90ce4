import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { ImportButton } from '../import/ImportButton';
import { ImportProgress } from '../import/ImportProgress';
import { useImport } from '../import/use-import';
import { McaDialogs } from '../mca-actions/McaDialogs';
import { ExportMenu } from './ExportMenu';
import { SelectionContext } from './selection/selection-context';
import { useSelection } from './selection/use-selection';
import { SummaryCards } from './SummaryCards';
import { useWorkList } from './use-work-list';
import { useWorkListFilters } from './use-work-list-filters';
import { useDefaultView } from './views/use-default-view';
import { ViewsMenu } from './views/ViewsMenu';
import { WorkList } from './WorkList';
import { WorkListEmpty } from './WorkListEmpty';
import { WorkListSkeleton } from './WorkListSkeleton';
import { WorkListSort } from './WorkListSort';
import { WorkListToolbar } from './WorkListToolbar';

const BulkBar = lazy(async () => ({ default: (await import('./selection/BulkBar')).BulkBar }));

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '16px' },
  above: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '4px', rowGap: '8px' },
  count: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, minHeight: '16px' },
});

/** All customers by the state of their agreement, with the next step for each. */
export function McaManagementPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const importControl = useImport();
  useDefaultView();
  const { filters, toggleStatus } = useWorkListFilters();
  const list = useWorkList(filters);
  const { fetchNextPage, refetch } = list;
  const needMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const count = list.rows.length;
  const loaded = useMemo(() => list.rows.map(({ customerId }) => customerId), [list.rows]);
  const selection = useSelection(loaded, JSON.stringify(filters));
  const isSelecting = selection.count > 0 || selection.isEverybody;

  return (
    <McaDialogs>
      <PageHeader
        title={t('mca.title')}
        lead={t('mca.lead')}
        actions={
          <>
            <ImportButton control={importControl} />
            <Button
              appearance="primary"
              icon={<PersonAddRegular />}
              onClick={() => void navigate('/customers/new')}
            >
              {t('mca.createCustomer')}
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        <ImportProgress control={importControl} />
        <SummaryCards filters={filters} onToggle={toggleStatus} />
        <WorkListToolbar />
        {list.error && <ProblemBar error={list.error} onRetry={() => void refetch()} />}
        {list.isPending && <WorkListSkeleton />}
        <div className={styles.above}>
          <p className={styles.count} role="status">
            {count > 0 && t(list.hasNextPage ? 'mca.list.showingMore' : 'mca.list.showing', { count })}
          </p>
          <div className={styles.tools}>
            <ViewsMenu />
            <ExportMenu />
            <WorkListSort />
          </div>
        </div>
        {isSelecting && (
          <Suspense fallback={null}>
            <BulkBar selection={selection} filters={filters} hasMore={list.hasNextPage} />
          </Suspense>
        )}
        {count > 0 && (
          <SelectionContext value={selection}>
            <WorkList
              rows={list.rows}
              hasMore={list.hasNextPage}
              isLoadingMore={list.isFetchingNextPage}
              isStale={list.isPlaceholderData}
              onNeedMore={needMore}
            />
          </SelectionContext>
        )}
        {list.isSuccess && count === 0 && <WorkListEmpty importControl={importControl} />}
      </div>
    </McaDialogs>
  );
}
