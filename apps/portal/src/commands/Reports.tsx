import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../theme/themes';
import { currentReports, onReports, type Report } from './reports';

const ReportCard = lazy(async () => ({ default: (await import('./ReportCard')).ReportCard }));

/** More would hide the page; the older ones come back into sight when newer ones have gone. */
const MOST_SHOWN = 4;

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    // Above dialogs, which begin at a million.
    zIndex: 1_000_001,
    insetInlineEnd: '20px',
    insetBlockEnd: '16px',
    width: 'min(292px, calc(100vw - 40px))',
    // Between and beside the cards the page stays in reach.
    pointerEvents: 'none',
    [PHONE]: { insetInlineEnd: '16px', width: 'calc(100vw - 32px)' },
  },
});

/**
 * The place of the reports, at the end of the page for who goes by Tab. It is there before the first one, since
 * screen readers read out what comes into a live region, not a region that comes. Failures interrupt what is being read.
 */
export function Reports() {
  const { t } = useTranslation();
  const styles = useStyles();
  const shown = useSyncExternalStore(onReports, currentReports).slice(-MOST_SHOWN);
  const cards = (belongs: (report: Report) => boolean) => (
    <Suspense fallback={null}>
      {shown.filter(belongs).map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
    </Suspense>
  );
  return (
    <section aria-label={t('common.reports')} className={styles.place}>
      <div aria-live="assertive">{cards(({ intent }) => intent === 'error')}</div>
      <div aria-live="polite">{cards(({ intent }) => intent !== 'error')}</div>
    </section>
  );
}
