import { Link as FluentLink, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { readSameContact } from '../../api/customers';
import { keys } from '../../api/query-keys';
import { Section } from '../../ui/Section';
import { StatusBadge } from '../../ui/StatusBadge';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    paddingBlock: '8px',
  },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/**
 * Other customers for whom the same person is the contact: they can be asked in one go, and Microsoft may
 * refuse the same signatory twice. Not there while there are none; nobody waits for it.
 */
export function SameContact({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: keys.sameContact(customerId),
    queryFn: ({ signal }) => readSameContact(customerId, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('customer.sameContact.title')}>
      <ul>
        {data.items.map(({ customerId: id, companyName, status, reason }) => (
          <li key={id} className={styles.item} title={reason}>
            <FluentLink
              href={`/customers/${id}`}
              onClick={(event) => {
                event.preventDefault();
                void navigate(`/customers/${id}`);
              }}
            >
              {companyName}
            </FluentLink>
            <StatusBadge status={status} />
          </li>
        ))}
      </ul>
      {data.nextCursor !== null && <p className={styles.more}>{t('customer.sameContact.more')}</p>}
    </Section>
  );
}
