import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { McaFunnel } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { REDUCED_MOTION } from '../../theme/themes';
import { formatDuration } from '../../ui/duration';
import { Explanation } from '../../ui/Explanation';

const STEPS = ['sent', 'opened', 'accepted', 'finalised'] as const;

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: '14px' },
  line: { display: 'flex', alignItems: 'baseline', gap: '8px', paddingBlockEnd: '4px' },
  count: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    minWidth: '3ch',
  },
  share: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  track: {
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    transitionProperty: 'width',
    transitionDuration: tokens.durationSlow,
    [REDUCED_MOTION]: { transitionDuration: '1ms' },
  },
  finalised: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  stale: { opacity: 0.6 },
  median: {
    marginBlockStart: '20px',
    paddingBlockStart: '16px',
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '12px',
  },
  medianValue: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How far the attestations of a time have come: a bar for each step, and its words for those who do not see bars. */
export function Funnel({
  funnel,
  isStale,
}: {
  /** Left out while it is on its way. */
  readonly funnel: McaFunnel | undefined;
  readonly isStale: boolean;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const median = funnel?.medianSecondsToAccept;
  return (
    <div className={mergeClasses(isStale && styles.stale)} aria-busy={isStale || funnel === undefined}>
      <Explanation>{funnel?.sent === 0 ? t('home.funnel.empty') : t('home.funnel.explain')}</Explanation>
      <ol className={styles.steps}>
        {STEPS.map((step) => {
          const count = funnel?.[step];
          const share = funnel && funnel.sent > 0 ? funnel[step] / funnel.sent : 0;
          const percent = share.toLocaleString(i18n.language, { style: 'percent' });
          return (
            <li key={step}>
              <div className={styles.line}>
                <span className={styles.count}>{count?.toLocaleString(i18n.language) ?? '–'}</span>
                <span>{t(`home.funnel.${step}`)}</span>
                {step !== 'sent' && funnel && funnel.sent > 0 && (
                  <span className={styles.share}>{t('home.funnel.share', { percent })}</span>
                )}
              </div>
              <div aria-hidden className={styles.track}>
                <div
                  className={mergeClasses(styles.bar, step === 'finalised' && styles.finalised)}
                  style={{ width: `${share * 100}%` }}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <div className={styles.median}>
        <span>{t('home.funnel.median')}</span>
        <span className={styles.medianValue}>
          {typeof median === 'number'
            ? formatDuration(median * 1000, i18n.language)
            : funnel
              ? t('home.funnel.medianNone')
              : '–'}
        </span>
        {typeof median === 'number' && <span className={styles.hint}>{t('home.funnel.medianHint')}</span>}
      </div>
    </div>
  );
}
