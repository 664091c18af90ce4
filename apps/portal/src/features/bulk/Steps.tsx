import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';

export const STEPS = ['file', 'columns', 'check'] as const;
export type Step = (typeof STEPS)[number];

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', paddingBlockEnd: '16px' },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    color: tokens.colorNeutralForeground2,
    [PHONE]: { fontSize: tokens.fontSizeBase200 },
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  currentNumber: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  done: { color: tokens.colorStatusSuccessForeground1, fontSize: '24px', display: 'inline-flex' },
});

/** Where a person is on the way from a file to its sending. */
export function Steps({ current }: { readonly current: Step }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const at = STEPS.indexOf(current);
  return (
    <ol className={styles.root} aria-label={t('bulk.steps.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={mergeClasses(styles.step, index === at && styles.current)}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {index < at ? (
            <span aria-hidden className={styles.done}>
              <CheckmarkCircleFilled />
            </span>
          ) : (
            <span aria-hidden className={mergeClasses(styles.number, index === at && styles.currentNumber)}>
              {index + 1}
            </span>
          )}
          {t(`bulk.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
