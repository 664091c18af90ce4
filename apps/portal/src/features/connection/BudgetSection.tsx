import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { BudgetFacts } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Explanation } from '../../ui/Explanation';
import { Section } from '../../ui/Section';
import { useTimes } from '../../ui/use-times';

/** Above this part the next calls may have to wait. */
const NEARLY_ALL = 0.75;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', paddingBlockEnd: '6px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  rate: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  paused: { color: tokens.colorPaletteDarkOrangeForeground1, paddingBlockStart: '4px' },
});

/** How much of what Microsoft allows is used at this moment, for each group of calls. */
export function BudgetSection({ budgets }: { readonly budgets: readonly BudgetFacts[] }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { exact } = useTimes();
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <Section title={t('connection.budget.title')}>
      <Explanation>
        {t(budgets.length === 0 ? 'connection.budget.unknown' : 'connection.budget.explain')}
      </Explanation>
      <ul className={styles.list}>
        {budgets.map(({ family, burst, available, callsPerMinute, pausedUntil }) => {
          const used = burst - available;
          const text = t('connection.budget.used', { used: number(used), burst: number(burst) });
          const isNearlyAll = pausedUntil !== null || used > burst * NEARLY_ALL;
          return (
            <li key={family}>
              <div className={styles.line}>
                <span className={styles.name}>{t(`connection.budget.family.${family}`)}</span>
                <span>{text}</span>
                <span className={styles.rate}>
                  {t('connection.budget.perMinute', { calls: number(callsPerMinute) })}
                </span>
              </div>
              <ProgressBar
                aria-label={t(`connection.budget.family.${family}`)}
                aria-valuetext={text}
                value={used}
                max={burst}
                thickness="large"
                color={isNearlyAll ? 'warning' : 'brand'}
              />
              {pausedUntil && (
                <p className={styles.paused}>{t('connection.budget.paused', { time: exact(pausedUntil) })}</p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
