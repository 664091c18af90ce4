import { makeStyles } from '@fluentui/react-components';
import { MCA_STATUSES, type McaStatus } from '@assent/domain';
import { useTranslation } from 'react-i18next';
import type { WorkListFilters } from '../../api/mca';
import { PHONE } from '../../theme/themes';
import { ProblemBar } from '../../ui/ProblemBar';
import { SummaryCard } from './SummaryCard';
import { useSummary } from './use-work-list';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(172px, 1fr))',
    gap: '12px',
    [PHONE]: {
      // One row that is swiped sideways: the list stays in sight.
      gridTemplateColumns: 'repeat(5, 166px)',
      overflowX: 'auto',
      marginInline: '-16px',
      paddingInline: '16px',
      paddingBlock: '2px 6px',
      scrollSnapType: 'x proximity',
      scrollPaddingInline: '16px',
    },
  },
});

/**
 * How many customers there are of each status, for the reseller and provider instance of the list. Each card shows
 * its customers, and all again when pressed twice.
 */
export function SummaryCards({
  filters,
  onToggle,
}: {
  readonly filters: WorkListFilters;
  readonly onToggle: (status: McaStatus) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data, error, refetch } = useSummary(filters);
  if (error && !data) return <ProblemBar error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.grid} role="group" aria-label={t('mca.cards.label')}>
      {MCA_STATUSES.map((status) => (
        <SummaryCard
          key={status}
          status={status}
          count={data?.[status]}
          isSelected={filters.status === status}
          onToggle={onToggle}
        />
      ))}
    </div>
  );
}
