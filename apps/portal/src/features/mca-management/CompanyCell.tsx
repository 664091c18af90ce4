import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';

const useStyles = makeStyles({
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  },
  detail: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
});

/** Who the customer is, and the way to its page. */
export function CompanyCell({ row }: { readonly row: WorkListRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const detail = row.domain ?? row.tenantId;
  return (
    <>
      <Link className={styles.name} data-row-link to={`/customers/${row.customerId}`}>
        {row.companyName}
      </Link>
      {detail && (
        <div className={styles.detail} title={detail}>
          {detail}
        </div>
      )}
      {row.resellerName && (
        <div className={styles.detail} title={row.resellerName}>
          {t('mca.list.via', { reseller: row.resellerName })}
        </div>
      )}
    </>
  );
}
