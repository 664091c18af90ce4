import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/query-keys';
import { readSettings } from '../../api/settings';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { InstanceChoice } from '../provider-instance/InstanceChoice';
import { useProviderInstance } from '../provider-instance/use-provider-instance';
import { SettingsForm } from './SettingsForm';

/** What the partner decides for a connection to Partner Center; which one stands in the address. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { instances, all, instance } = useProviderInstance();
  const settings = useQuery({
    queryKey: keys.settings(instance?.id ?? ''),
    queryFn: ({ signal }) => readSettings(instance?.id ?? '', signal),
    enabled: instance !== undefined,
  });
  const failed = instances.isError ? instances : settings.isError ? settings : undefined;

  return (
    <>
      <PageHeader
        title={t('settings.title')}
        lead={t('settings.lead')}
        actions={all.length > 1 && <InstanceChoice label={t('settings.instance')} />}
      />
      {failed && <ProblemBar error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !settings.data && (
        <Spinner label={t('settings.loading')} style={{ paddingBlock: '96px' }} />
      )}
      {instance && settings.data && (
        <SettingsForm key={instance.id} loaded={settings.data} instance={instance} />
      )}
    </>
  );
}
