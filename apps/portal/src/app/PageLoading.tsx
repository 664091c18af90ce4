import { Spinner } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** Stands in while the first page is on its way. */
export function PageLoading() {
  const { t } = useTranslation();
  return <Spinner style={{ paddingBlock: '96px' }} label={t('common.loading')} />;
}
