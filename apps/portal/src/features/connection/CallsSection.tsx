import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { OperationFacts } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/Moment';
import { Section } from '../../ui/Section';
import { PHONE } from '../../theme/themes';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    [PHONE]: { display: 'block', '& tbody': { display: 'block' } },
  },
  head: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '& th': { fontWeight: tokens.fontWeightRegular, textAlign: 'start', padding: '4px 12px 8px 0' },
    // Each line names its values itself there.
    [PHONE]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  row: {
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    [PHONE]: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      columnGap: '12px',
      paddingBlock: '12px',
      '& th': { gridColumn: '1 / -1' },
    },
  },
  cell: {
    paddingBlock: '10px',
    paddingInlineEnd: '12px',
    verticalAlign: 'top',
    [PHONE]: {
      paddingBlock: '2px',
      '::before': {
        content: 'attr(data-label)',
        display: 'block',
        fontSize: tokens.fontSizeBase200,
        color: tokens.colorNeutralForeground2,
      },
    },
  },
  name: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    paddingBlock: '10px',
    paddingInlineEnd: '12px',
  },
  number: { fontVariantNumeric: 'tabular-nums' },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  reason: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  muted: { color: tokens.colorNeutralForeground2 },
});

const COUNTS = ['calls', 'failures', 'refusals', 'heldBack'] as const;

/** Each kind of call: how many in the last hour, and how the last ones went. */
export function CallsSection({ operations }: { readonly operations: readonly OperationFacts[] }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return (
    <Section title={t('connection.calls.title')}>
      {operations.length === 0 && <p className={styles.muted}>{t('connection.calls.none')}</p>}
      {operations.length > 0 && (
        <table className={styles.table}>
          <thead className={styles.head}>
            <tr>
              <th scope="col">{t('connection.calls.operation')}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col">
                  {t(`connection.calls.${count}`)}
                </th>
              ))}
              <th scope="col">{t('connection.calls.lastSuccess')}</th>
              <th scope="col">{t('connection.calls.lastFailure')}</th>
            </tr>
          </thead>
          <tbody>
            {operations.map((facts) => (
              <tr key={facts.operation} className={styles.row}>
                <th scope="row" className={styles.name}>
                  {t(`connection.operation.${facts.operation}`)}
                  {facts.isFailing && <span className={styles.bad}> ({t('connection.calls.failing')})</span>}
                </th>
                {COUNTS.map((count) => (
                  <td
                    key={count}
                    data-label={t(`connection.calls.${count}`)}
                    className={mergeClasses(
                      styles.cell,
                      styles.number,
                      count === 'failures' && facts.failures > 0 && styles.bad,
                    )}
                  >
                    {facts[count].toLocaleString(i18n.language)}
                  </td>
                ))}
                <td data-label={t('connection.calls.lastSuccess')} className={styles.cell}>
                  {facts.lastSuccessAt ? <Moment at={facts.lastSuccessAt} as="relative" /> : t('common.none')}
                </td>
                <td data-label={t('connection.calls.lastFailure')} className={styles.cell}>
                  {facts.lastFailure ? (
                    <>
                      <Moment at={facts.lastFailure.at} as="relative" />
                      <br />
                      <span className={styles.reason}>{facts.lastFailure.meaning}</span>
                    </>
                  ) : (
                    t('common.none')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
