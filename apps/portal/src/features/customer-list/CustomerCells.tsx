import { makeStyles, tokens } from '@fluentui/react-components';
import type { CustomerView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { NARROW } from '../../theme/themes';
import { countryName } from '../../ui/regions';
import { useTimes } from '../../ui/use-times';

const useStyles = makeStyles({
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
});

/** What the list says of one customer; on narrow screens what fits. */
export function CustomerCells({
  customer,
  wide,
}: {
  readonly customer: CustomerView;
  readonly wide: string;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { day } = useTimes();
  return (
    <>
      <div role="rowheader">
        <Link className={styles.name} data-row-link to={`/customers/${customer.customerId}`}>
          {customer.companyName}
        </Link>
        <span className={styles.underName}>{customer.domain}</span>
      </div>
      <div role="cell" className={wide}>
        {customer.domain ?? t('common.none')}
      </div>
      <div role="cell" className={wide}>
        {customer.country ? countryName(customer.country, i18n.language) : t('common.none')}
      </div>
      <div role="cell">{t(`customer.lifecycle.${customer.lifecycle}`)}</div>
      <div role="cell" className={wide}>
        {day(customer.createdAt)}
      </div>
    </>
  );
}
