import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { usePage } from '../../app/use-page';
import { StateMessage } from '../../ui/StateMessage';

/** The address names a customer that is not there, or not for this reader. */
export function CustomerMissing() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = usePage(t('customer.page.notFound'));
  return (
    <StateMessage
      heading={heading}
      title={t('customer.page.notFound')}
      detail={t('customer.page.notFoundDetail')}
      action={
        <Button appearance="primary" onClick={() => void navigate('/customers')}>
          {t('common.nav.allCustomers')}
        </Button>
      }
    />
  );
}
