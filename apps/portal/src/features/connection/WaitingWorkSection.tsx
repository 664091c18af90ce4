import { makeStyles, tokens } from '@fluentui/react-components';
import type { WaitingWork } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Explanation } from '../../ui/Explanation';
import { Section } from '../../ui/Section';
import { useTimes } from '../../ui/use-times';

/** Services count several times a minute; what is older was counted by one that has gone. */
const STALE_AFTER_MS = 2 * 60_000;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  stale: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

/** What waits in each service for its turn at Microsoft. */
export function WaitingWorkSection({ work }: { readonly work: readonly WaitingWork[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { now, relative } = useTimes();
  return (
    <Section title={t('connection.work.title')}>
      <Explanation>
        {t(work.length === 0 ? 'connection.work.unknown' : 'connection.work.explain')}
      </Explanation>
      <ul className={styles.list}>
        {work.map(({ service, waiting, tried, nextAttemptAt, countedAt }) => (
          <li key={service}>
            <span className={styles.name}>
              {service === 'customers' || service === 'attestations'
                ? t(`connection.work.service.${service}`)
                : service}
            </span>
            {': '}
            {waiting === 0 ? t('connection.work.nothing') : t('connection.work.waiting', { count: waiting })}
            <br />
            {tried > 0 && (
              <span className={styles.muted}>{t('connection.work.tried', { count: tried })}. </span>
            )}
            {nextAttemptAt && (
              <span className={styles.muted}>
                {t('connection.work.next', { time: relative(nextAttemptAt) })}.
              </span>
            )}
            {now - Date.parse(countedAt) > STALE_AFTER_MS && (
              <p className={styles.stale}>{t('connection.work.stale', { time: relative(countedAt) })}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
