import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { McaStatus } from '@assent/domain';
import { useTranslation } from 'react-i18next';
import { STATUS_ICONS } from './status-icons';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    paddingInline: '8px 10px',
    minHeight: '24px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'inline-flex', fontSize: '16px' },
  required: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  pending: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  expired: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
  },
  ready: {
    backgroundColor: tokens.colorPaletteLavenderBackground2,
    color: tokens.colorPaletteLavenderForeground2,
  },
  compliant: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    color: tokens.colorPaletteGreenForeground1,
  },
});

/** A customer's status, told by word, icon and colour. */
export function StatusBadge({ status }: { readonly status: McaStatus }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = STATUS_ICONS[status];
  return (
    <span className={mergeClasses(styles.root, styles[status])}>
      <span aria-hidden className={styles.icon}>
        <Icon />
      </span>
      {t(`mca.badge.${status}`)}
    </span>
  );
}
