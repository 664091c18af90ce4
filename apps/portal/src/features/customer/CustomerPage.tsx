import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { readCustomer } from '../../api/customers';
import { readCustomerMca } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { toApiProblem } from '../../api/to-api-problem';
import { NARROW } from '../../theme/themes';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { McaDialogs } from '../mca-actions/McaDialogs';
import { AccountSection } from './AccountSection';
import { CustomerMissing } from './CustomerMissing';
import { EarlierAttestations } from './EarlierAttestations';
import { EndRelationship } from './EndRelationship';
import { McaSection } from './McaSection';
import { SameContact } from './SameContact';
import { Timeline } from './Timeline';

const useStyles = makeStyles({
  back: { marginInlineStart: '-12px', marginBlockEnd: '4px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(300px, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
});

/** One customer: its account, its agreement with every step of the journey, and what has happened. */
export function CustomerPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const { customerId = '' } = useParams();
  // Opened from a mail or a bookmark there is no page of ours to go back to.
  const isFirstPage = useLocation().key === 'default';
  const record = useQuery({
    queryKey: keys.customerRecord(customerId),
    queryFn: ({ signal }) => readCustomer(customerId, signal),
  });
  const mca = useQuery({
    queryKey: keys.customerMca(customerId),
    queryFn: ({ signal }) => readCustomerMca(customerId, signal),
  });

  if (record.isPending)
    return <Spinner style={{ paddingBlock: '96px' }} label={t('customer.page.loading')} />;
  if (!record.data) {
    return toApiProblem(record.error).status === 404 ? (
      <CustomerMissing />
    ) : (
      <ProblemBar error={record.error} onRetry={() => void record.refetch()} />
    );
  }
  const customer = record.data;
  return (
    <McaDialogs>
      <Button
        className={styles.back}
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        onClick={() => void (isFirstPage ? navigate('/customers/mca') : navigate(-1))}
      >
        {t('common.action.back')}
      </Button>
      <PageHeader
        title={customer.companyName}
        lead={customer.domain}
        actions={<EndRelationship customer={customer} />}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          {mca.error && !mca.data && <ProblemBar error={mca.error} onRetry={() => void mca.refetch()} />}
          {mca.data && <McaSection customer={customer} mca={mca.data} />}
          {mca.data && mca.data.history.length > 0 && <EarlierAttestations history={mca.data.history} />}
        </div>
        <div className={styles.column}>
          <AccountSection customer={customer} />
          <SameContact customerId={customerId} />
          <Timeline customerId={customerId} />
        </div>
      </div>
    </McaDialogs>
  );
}
