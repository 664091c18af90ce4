import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { STACKED } from './work-list-tracks';
import { useTimes } from '../../ui/use-times';
import { EXPIRING_WITHIN_HOURS } from './use-work-list-filters';

const useStyles = makeStyles({
  root: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  soon: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2 },
  none: { color: tokens.colorNeutralForeground2, [STACKED]: { display: 'none' } },
});

const HOUR_MS = 3_600_000;

/** How long the link lives, and whether the customer has been there. */
export function LinkCell({ row }: { readonly row: WorkListRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const times = useTimes();
  const isOut = row.status === 'pending' || row.status === 'expired';
  if (!isOut || !row.expiresAt) return <span className={styles.none}>{t('common.none')}</span>;

  // Microsoft's clock decides, not the one of the page, which may be a little behind.
  const left = row.status === 'expired' ? 0 : Date.parse(row.expiresAt) - times.now;
  const when = times.relative(row.expiresAt);
  return (
    <div className={styles.root}>
      <div
        className={mergeClasses(left > 0 && left < EXPIRING_WITHIN_HOURS * HOUR_MS && styles.soon)}
        title={times.exact(row.expiresAt)}
      >
        {left > 0 ? t('mca.list.expiresIn', { when }) : t('mca.list.expiredSince', { when })}
      </div>
      {row.status === 'pending' && (
        <div className={styles.detail}>
          {row.openedAt
            ? t('mca.list.opened', { when: times.relative(row.openedAt) })
            : t('mca.list.notOpened')}
        </div>
      )}
    </div>
  );
}
