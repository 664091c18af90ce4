import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { McaStatus } from '@assent/domain';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';
import { STATUS_ICONS } from '../../ui/status-icons';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gridTemplateRows: '1fr auto auto',
    alignItems: 'start',
    columnGap: '8px',
    rowGap: '2px',
    padding: '14px 16px',
    minHeight: '112px',
    textAlign: 'start',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    cursor: 'pointer',
    scrollSnapAlign: 'start',
    transitionProperty: 'box-shadow, border-color',
    transitionDuration: tokens.durationFaster,
    ':hover': { boxShadow: tokens.shadow8 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
    },
    [PHONE]: { minHeight: '100px', padding: '12px' },
  },
  selected: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    minHeight: '20px',
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  count: {
    gridColumnEnd: 'span 2',
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  hint: {
    gridColumnEnd: 'span 2',
    alignSelf: 'end',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  required: { color: tokens.colorPaletteRedForeground1 },
  pending: { color: tokens.colorBrandForeground1 },
  expired: { color: tokens.colorStatusWarningForeground3 },
  ready: { color: tokens.colorPaletteLavenderForeground2 },
  compliant: { color: tokens.colorPaletteGreenForeground1 },
});

/** One status with its count, as a switch for the list below. */
export function SummaryCard({
  status,
  count,
  isSelected,
  onToggle,
}: {
  readonly status: McaStatus;
  readonly count: number | undefined;
  readonly isSelected: boolean;
  readonly onToggle: (status: McaStatus) => void;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const Icon = STATUS_ICONS[status];
  const title = t(`mca.status.${status}`);
  return (
    <button
      type="button"
      className={mergeClasses(styles.card, isSelected && styles.selected)}
      aria-pressed={isSelected}
      onClick={() => {
        onToggle(status);
      }}
    >
      <span className={styles.title}>{title}</span>
      <span aria-hidden className={mergeClasses(styles.icon, styles[status])}>
        <Icon />
      </span>
      <span className={styles.count}>
        {count === undefined ? (
          <Skeleton aria-label={t('common.loading')}>
            <SkeletonItem size={32} style={{ width: '56px' }} />
          </Skeleton>
        ) : (
          count.toLocaleString(i18n.language)
        )}
      </span>
      <span className={styles.hint}>{t(`mca.cards.hint.${status}`)}</span>
    </button>
  );
}
