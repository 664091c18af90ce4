import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { BulkRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '6px', fontWeight: tokens.fontWeightSemibold },
  icon: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  detail: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    paddingBlockStart: '2px',
  },
});

const LOOKS = {
  valid: { icon: CheckmarkCircleFilled, look: 'good' },
  fixed: { icon: CheckmarkCircleFilled, look: 'good' },
  succeeded: { icon: CheckmarkCircleFilled, look: 'good' },
  refused: { icon: DismissCircleFilled, look: 'bad' },
  skipped: { icon: SubtractCircleRegular, look: 'quiet' },
  cancelled: { icon: SubtractCircleRegular, look: 'quiet' },
  waiting: { icon: CircleRegular, look: 'quiet' },
  sent: { icon: ArrowSyncRegular, look: 'quiet' },
} as const;

/** What becomes, or became, of a row: in a word, with the reason and with what was put right. */
export function BulkRowOutcome({ row, isDraft }: { readonly row: BulkRow; readonly isDraft: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { icon: Icon, look } = LOOKS[isDraft ? row.verdict : row.state];
  const sentences = row.reason === null ? [] : sentencesOf(row.reason);
  const fixes = [
    ...new Set(
      row.fixes.map(({ field, fix }) =>
        t('bulk.fixed', { field: t(`bulk.field.${field}`), fix: t(`bulk.fix.${fix}`) }),
      ),
    ),
  ];
  return (
    <>
      <div className={styles.head}>
        <span aria-hidden className={`${styles.icon} ${styles[look]}`}>
          <Icon />
        </span>
        {isDraft ? t(`bulk.verdict.${row.verdict}`) : t(`bulk.rowState.${row.state}`)}
      </div>
      {[...sentences, ...fixes].map((line) => (
        <div key={line} className={styles.detail}>
          {line}
        </div>
      ))}
    </>
  );
}

/** The sentence of each field says what to change; without fields it is the sentence of the whole. */
function sentencesOf({ detail, errors }: NonNullable<BulkRow['reason']>): string[] {
  return errors.length === 0 ? [detail] : errors.map(({ message }) => message);
}
