import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../ui/FilterChip';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';
import { NARROW } from '../../theme/themes';
import { Attention } from './Attention';
import { Funnel } from './Funnel';
import { RANGES, useAttention, useFunnel, useRange, useTroubledConnections } from './use-home';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: '16px',
    alignItems: 'start',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  ranges: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The day's start: what became of the links that went out, and who needs a person today. */
export function HomePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [range, choose] = useRange();
  const funnel = useFunnel(range);
  const attention = useAttention();
  const connections = useTroubledConnections();
  return (
    <>
      <PageHeader title={t('home.title')} lead={t('home.lead')} />
      <div className={styles.page}>
        <Section
          title={t('home.funnel.title')}
          aside={
            <div className={styles.ranges} role="group" aria-label={t('home.range.label')}>
              {RANGES.map((days) => (
                <FilterChip
                  key={days}
                  isOn={days === range}
                  onToggle={() => {
                    choose(days);
                  }}
                >
                  {t('home.range.days', { days })}
                </FilterChip>
              ))}
            </div>
          }
        >
          {funnel.error && <ProblemBar error={funnel.error} onRetry={() => void funnel.refetch()} />}
          {(funnel.data ?? funnel.isPending) && (
            <Funnel funnel={funnel.data} isStale={funnel.isPlaceholderData} />
          )}
        </Section>
        <Section title={t('home.attention.title')}>
          {attention.error && <ProblemBar error={attention.error} onRetry={() => void attention.refetch()} />}
          {(attention.data ?? attention.isPending) && (
            <Attention attention={attention.data} connections={connections} />
          )}
        </Section>
      </div>
    </>
  );
}
