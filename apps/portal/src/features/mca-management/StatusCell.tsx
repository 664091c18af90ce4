import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/StatusBadge';
import { useTimes } from '../../ui/use-times';

const useStyles = makeStyles({
  reason: {
    paddingBlockStart: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Where the customer stands, and why, in a plain sentence. */
export function StatusCell({ row }: { readonly row: WorkListRow }) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  const styles = useStyles();
  return (
    <>
      <StatusBadge status={row.status} />
      <div className={styles.reason}>
        {row.finalisesAt === null
          ? row.reason
          : t('mca.list.comesByItself', { when: relative(row.finalisesAt) })}
      </div>
    </>
  );
}
