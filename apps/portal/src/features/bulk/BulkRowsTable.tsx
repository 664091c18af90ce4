import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BulkRow } from '@assent/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { PHONE } from '../../theme/themes';
import { BulkRowOutcome } from './BulkRowOutcome';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    '& th, & td': {
      textAlign: 'start',
      verticalAlign: 'top',
      padding: '10px 12px',
      fontWeight: tokens.fontWeightRegular,
      overflowWrap: 'anywhere',
    },
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
      containIntrinsicBlockSize: 'auto 56px',
    },
  },
  number: {
    width: '56px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    [PHONE]: { width: '40px' },
  },
  contact: { [PHONE]: { display: 'none' } },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  },
  minor: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  phoneOnly: { display: 'none', [PHONE]: { display: 'block' } },
  more: { display: 'flex', justifyContent: 'center', padding: '12px' },
});

/** Rows of a bulk operation with who is asked and what becomes of each; more come when the end is near. */
export function BulkRowsTable({
  rows,
  isDraft,
  hasMore,
  isLoadingMore,
  onNeedMore,
}: {
  readonly rows: readonly BulkRow[];
  /** Nothing is sent yet: what the check says counts. */
  readonly isDraft: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onNeedMore: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
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
  const hasContacts = rows.some(({ contact }) => contact !== null);

  return (
    <>
      <table className={styles.table} aria-label={t('bulk.rows.label')}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {t('bulk.rows.row')}
            </th>
            <th scope="col">{t('bulk.rows.customer')}</th>
            {hasContacts && (
              <th scope="col" className={styles.contact}>
                {t('bulk.rows.contact')}
              </th>
            )}
            <th scope="col">{t('bulk.rows.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className={styles.number}>{row.number}</td>
              <th scope="row">
                {row.customerId ? (
                  <Link className={styles.name} to={`/customers/${row.customerId}`}>
                    {row.companyName ?? row.customerId}
                  </Link>
                ) : (
                  t('bulk.rows.unknownCustomer')
                )}
                {!row.customerId && row.tenantId && <div className={styles.minor}>{row.tenantId}</div>}
                {row.contact && (
                  <div className={styles.phoneOnly}>
                    <Signatory contact={row.contact} />
                  </div>
                )}
              </th>
              {hasContacts && (
                <td className={styles.contact}>{row.contact && <Signatory contact={row.contact} />}</td>
              )}
              <td>
                <BulkRowOutcome row={row} isDraft={isDraft} />
              </td>
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
    </>
  );
}

function Signatory({ contact }: { readonly contact: NonNullable<BulkRow['contact']> }) {
  const styles = useStyles();
  return (
    <>
      <div>
        {contact.firstName} {contact.lastName}
      </div>
      <div className={styles.minor}>{contact.email}</div>
      {contact.phone && <div className={styles.minor}>{contact.phone}</div>}
    </>
  );
}
