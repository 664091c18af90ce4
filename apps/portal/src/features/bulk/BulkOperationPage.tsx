import {
  Link as FluentLink,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { LayerRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { toApiProblem } from '../../api/to-api-problem';
import { PageLoading } from '../../app/PageLoading';
import { usePage } from '../../app/use-page';
import { Moment } from '../../ui/Moment';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';
import { StateMessage } from '../../ui/StateMessage';
import { BulkProgress } from './BulkProgress';
import { BulkRows } from './BulkRows';
import { BulkSteering } from './BulkSteering';
import { BulkStateBadge } from './BulkStateBadge';
import { sourceName } from './bulk-name';
import { useBulkOperation } from './use-bulk-operation';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '16px' },
  lead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', overflowWrap: 'anywhere' },
  dot: { color: tokens.colorNeutralForeground3 },
});

/** How far one bulk operation has come, live, and what became of each row. */
export function BulkOperationPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { bulkOperationId = '' } = useParams();
  const { data: operation, error, isPending, refetch } = useBulkOperation(bulkOperationId);
  if (isPending) return <PageLoading />;
  if (!operation) {
    return toApiProblem(error).code === 'bulk_operation_not_found' ? (
      <Missing />
    ) : (
      <ProblemBar error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <PageHeader
        title={t(`bulk.action.${operation.action}`)}
        lead={
          <span className={styles.lead}>
            <BulkStateBadge state={operation.state} />
            <span>{sourceName(operation, t)}</span>
            {operation.startedAt && (
              <>
                <span aria-hidden className={styles.dot}>
                  ·
                </span>
                <span>
                  {t('bulk.progress.started')} <Moment at={operation.startedAt} as="relative" />
                </span>
              </>
            )}
          </span>
        }
        actions={<BulkSteering operation={operation} />}
      />
      <div className={styles.page}>
        <BulkProgress operation={operation} />
        <Section title={t('bulk.progress.heading')}>
          {operation.rowsKept ? (
            <BulkRows operation={operation} />
          ) : (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{t('bulk.progress.rowsDeleted')}</MessageBarBody>
            </MessageBar>
          )}
        </Section>
      </div>
    </>
  );
}

function Missing() {
  const { t } = useTranslation();
  const heading = usePage(t('bulk.progress.missingTitle'));
  return (
    <StateMessage
      heading={heading}
      icon={<LayerRegular />}
      title={t('bulk.progress.missingTitle')}
      detail={t('bulk.progress.missingDetail')}
      action={
        <Link to="/bulk-operations">
          <FluentLink as="span">{t('bulk.progress.all')}</FluentLink>
        </Link>
      }
    />
  );
}
