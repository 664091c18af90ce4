import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CustomerView } from '@assent/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { NARROW } from '../../theme/themes';
import { countryName } from '../../ui/regions';
import { useTimes } from '../../ui/use-times';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    '& th, & td': { textAlign: 'start', padding: '12px 20px', fontWeight: tokens.fontWeightRegular },
    '& thead th': {
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
    },
    '& tbody tr': {
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke2,
      // Rows out of sight are neither laid out nor painted.
      contentVisibility: 'auto',
      containIntrinsicBlockSize: 'auto 44px',
    },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  },
  underName: {
    display: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    [NARROW]: { display: 'block' },
  },
  wide: { [NARROW]: { display: 'none' } },
  more: { display: 'flex', justifyContent: 'center', padding: '12px' },
});

/** The customers as a table; on narrow screens with what fits. The next page comes when the end is near. */
export function CustomerTable({
  customers,
  hasMore,
  isLoadingMore,
  onNeedMore,
}: {
  readonly customers: readonly CustomerView[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onNeedMore: () => void;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { day } = useTimes();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasMore || isLoadingMore) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) onNeedMore();
    });
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
  }, [hasMore, isLoadingMore, onNeedMore]);

  return (
    <div className={styles.card}>
      <table className={styles.table} aria-label={t('customer.all.label')}>
        <thead>
          <tr>
            <th scope="col">{t('customer.all.company')}</th>
            <th scope="col" className={styles.wide}>
              {t('customer.all.domain')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('customer.all.country')}
            </th>
            <th scope="col">{t('customer.all.lifecycle')}</th>
            <th scope="col" className={styles.wide}>
              {t('customer.all.created')}
            </th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.customerId}>
              <th scope="row">
                <Link className={styles.name} to={`/customers/${customer.customerId}`}>
                  {customer.companyName}
                </Link>
                <span className={styles.underName}>{customer.domain}</span>
              </th>
              <td className={styles.wide}>{customer.domain ?? t('common.none')}</td>
              <td className={styles.wide}>
                {customer.country ? countryName(customer.country, i18n.language) : t('common.none')}
              </td>
              <td>{t(`customer.lifecycle.${customer.lifecycle}`)}</td>
              <td className={styles.wide}>{day(customer.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <div ref={end} className={styles.more}>
          <Button appearance="subtle" disabledFocusable={isLoadingMore} onClick={onNeedMore}>
            {isLoadingMore ? t('common.loadingMore') : t('common.action.showMore')}
          </Button>
        </div>
      )}
    </div>
  );
}
