import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BulkState } from '@assent/contracts';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'inline-block',
    paddingInline: '8px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
  },
  draft: {},
  running: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  paused: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  finished: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
  },
  cancelled: {},
});

/** Where a bulk operation is. */
export function BulkStateBadge({ state }: { readonly state: BulkState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return <span className={mergeClasses(styles.root, styles[state])}>{t(`bulk.state.${state}`)}</span>;
}
