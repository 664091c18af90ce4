import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { CustomerView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { NARROW } from '../../theme/themes';
import { useWindowRows, type LoadedRows } from '../../ui/use-window-rows';
import { CustomerCells } from './CustomerCells';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    fontSize: tokens.fontSizeBase300,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 2fr) minmax(160px, 2fr) 1fr 1fr 1fr',
    columnGap: '16px',
    alignItems: 'center',
    paddingInline: '20px',
    paddingBlock: '12px',
    '& > *': { minWidth: 0, overflowWrap: 'anywhere' },
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr) auto', paddingInline: '16px' },
  },
  head: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  body: { position: 'relative' },
  bodyRow: {
    position: 'absolute',
    insetBlockStart: 0,
    insetInline: 0,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  wide: { [NARROW]: { display: 'none' } },
  more: { paddingBlock: '16px' },
});

const LOOKS = { estimatedPx: 45, overscan: 10 } as const;

/** The customers, with what tells one from another. */
export function CustomerTable({
  customers,
  ...loaded
}: LoadedRows & { readonly customers: readonly CustomerView[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const ids = customers.map(({ customerId }) => customerId);
  const { rowCount, bodyProps, rows } = useWindowRows(ids, LOOKS, loaded);

  return (
    <div className={styles.card}>
      <div
        role="table"
        aria-label={t('customer.all.label')}
        aria-rowcount={rowCount}
        aria-busy={loaded.isStale || loaded.isLoadingMore}
      >
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.head)}>
            <div role="columnheader">{t('customer.all.company')}</div>
            <div role="columnheader" className={styles.wide}>
              {t('customer.all.domain')}
            </div>
            <div role="columnheader" className={styles.wide}>
              {t('customer.all.country')}
            </div>
            <div role="columnheader">{t('customer.all.lifecycle')}</div>
            <div role="columnheader" className={styles.wide}>
              {t('customer.all.created')}
            </div>
          </div>
        </div>
        <div {...bodyProps} className={styles.body}>
          {rows.map(({ index, key, rowProps }) => {
            const customer = customers[index];
            if (!customer) return null;
            return (
              <div key={key} {...rowProps} className={mergeClasses(styles.row, styles.bodyRow)}>
                <CustomerCells customer={customer} wide={styles.wide} />
              </div>
            );
          })}
        </div>
      </div>
      {loaded.isLoadingMore && (
        <Spinner className={styles.more} size="tiny" label={t('common.loadingMore')} />
      )}
    </div>
  );
}
