import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { BulkOperation } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How many rows have their outcome, and what the others wait for. */
export function BulkProgress({ operation }: { readonly operation: BulkOperation }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { total, progress, state } = operation;
  const settled = total - progress.waiting - progress.sent;
  return (
    <Section title={t('bulk.progress.label')}>
      <div className={styles.root}>
        <ProgressBar
          aria-label={t('bulk.progress.label')}
          thickness="large"
          max={total}
          value={settled}
          color={state === 'finished' ? 'success' : 'brand'}
        />
        <p role="status">{t('bulk.progress.status', { ...progress, settled, total })}</p>
        <p className={styles.detail}>
          {progress.sent > 0 && `${t('bulk.progress.onItsWay', { count: progress.sent })} `}
          {progress.waiting > 0 && `${t('bulk.progress.waiting', { count: progress.waiting })} `}
          {state === 'paused' && t('bulk.progress.paused')}
        </p>
      </div>
    </Section>
  );
}
