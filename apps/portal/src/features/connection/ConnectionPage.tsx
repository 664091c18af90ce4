import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { PlugConnectedCheckmarkRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { NARROW } from '../../theme/themes';
import { InstanceChoice } from '../provider-instance/InstanceChoice';
import { useProviderInstance } from '../provider-instance/use-provider-instance';
import { BudgetSection } from './BudgetSection';
import { CallsSection } from './CallsSection';
import { ConnectionStatus } from './ConnectionStatus';
import { CredentialsSection } from './CredentialsSection';
import { LatestSection } from './LatestSection';
import { useCheck, useConnection } from './use-connection';
import { WaitingWorkSection } from './WaitingWorkSection';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
});

/** Whether Assent can work with Microsoft, for one provider instance; which one stands in the address. */
export function ConnectionPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { instances, all, instance } = useProviderInstance();
  const connection = useConnection(instance?.id);
  const { check, isChecking } = useCheck(instance?.id ?? '');
  const failed = instances.isError ? instances : connection.isError ? connection : undefined;
  const view = connection.data;

  return (
    <>
      <PageHeader
        title={t('connection.title')}
        lead={t('connection.lead')}
        actions={
          <>
            {all.length > 1 && <InstanceChoice label={t('connection.instance')} />}
            {instance && (
              <Button
                appearance="primary"
                icon={isChecking ? <Spinner size="tiny" /> : <PlugConnectedCheckmarkRegular />}
                disabledFocusable={isChecking}
                onClick={() => void check()}
              >
                {t(isChecking ? 'connection.checking' : 'connection.check')}
              </Button>
            )}
          </>
        }
      />
      {failed && <ProblemBar error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !view && <Spinner label={t('connection.loading')} style={{ paddingBlock: '96px' }} />}
      {!failed && view && (
        <div className={styles.page}>
          <div className={styles.wide}>
            <ConnectionStatus connection={view} />
          </div>
          <LatestSection connection={view} />
          <CredentialsSection connection={view} />
          <BudgetSection budgets={view.budgets} />
          <WaitingWorkSection work={view.waitingWork} />
          <div className={styles.wide}>
            <CallsSection operations={view.operations} />
          </div>
        </div>
      )}
    </>
  );
}
