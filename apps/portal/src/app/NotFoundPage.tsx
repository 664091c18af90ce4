import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { StateMessage } from '../ui/StateMessage';
import { usePage } from './use-page';

/** An address without a page. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = usePage(t('common.notFound.title'));
  return (
    <StateMessage
      heading={heading}
      title={t('common.notFound.title')}
      detail={t('common.notFound.detail')}
      action={
        <Button appearance="primary" onClick={() => void navigate('/customers/mca')}>
          {t('common.notFound.home')}
        </Button>
      }
    />
  );
}
