import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { CustomerView } from '@assent/contracts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NARROW } from '../../theme/themes';
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

/** Rows kept ready above and below the screen, so that quick scrolling shows no blank. */
const OVERSCAN = 10;
const ESTIMATED_ROW_PX = 45;

/** The customers: only rows on the screen are in the document, the next page comes when its place is in sight. */
export function CustomerTable({
  customers,
  hasMore,
  isLoadingMore,
  isStale,
  onNeedMore,
}: {
  readonly customers: readonly CustomerView[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** These are the rows of the search before; the new ones are on their way. */
  readonly isStale: boolean;
  readonly onNeedMore: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  }, [customers.length]);
  const virtualizer = useWindowVirtualizer({
    count: customers.length,
    estimateSize: () => ESTIMATED_ROW_PX,
    overscan: OVERSCAN,
    scrollMargin,
    getItemKey: (index) => customers[index]?.customerId ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && !isLoadingMore && !isStale && last >= customers.length - 1) onNeedMore();
  }, [hasMore, isLoadingMore, isStale, last, customers.length, onNeedMore]);

  return (
    <div className={styles.card}>
      <div
        role="table"
        aria-label={t('customer.all.label')}
        aria-rowcount={hasMore ? -1 : customers.length + 1}
        aria-busy={isStale || isLoadingMore}
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
        <div
          ref={body}
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map((item) => {
            const customer = customers[item.index];
            if (!customer) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={mergeClasses(styles.row, styles.bodyRow)}
                style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
              >
                <CustomerCells customer={customer} wide={styles.wide} />
              </div>
            );
          })}
        </div>
      </div>
      {isLoadingMore && <Spinner className={styles.more} size="tiny" label={t('common.loadingMore')} />}
    </div>
  );
}
