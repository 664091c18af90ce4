import { Field, Select, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { readProviderInstances } from '../../api/provider-instances';
import { keys } from '../../api/query-keys';
import { readSettings } from '../../api/settings';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { SettingsForm } from './SettingsForm';

/** What the partner decides for a connection to Partner Center; which one stands in the address. */
export function SettingsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const instances = useQuery({
    queryKey: keys.providerInstances,
    queryFn: ({ signal }) => readProviderInstances(signal),
  });
  const all = instances.data?.items ?? [];
  const instance = all.find(({ id }) => id === search.get('instance')) ?? all[0];
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
        actions={
          all.length > 1 && (
            <Field label={t('settings.instance')} orientation="horizontal">
              <Select
                value={instance?.id ?? ''}
                onChange={(_, { value }) => {
                  setSearch({ instance: value });
                }}
              >
                {all.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )
        }
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
