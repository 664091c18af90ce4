import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router-dom';
import { StateMessage } from '../ui/StateMessage';

/** After an upgrade the chunks of the version that this browser runs are gone from the server. */
const isChunkGone = (error: unknown) => error instanceof TypeError && /import|module/i.test(error.message);

/** A page that threw: the shell stays, and a reload is one button away. */
export function PageCrash() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <StateMessage
      title={t('common.crash.title')}
      detail={isChunkGone(error) ? t('common.crash.newVersion') : t('common.crash.detail')}
      action={
        <Button
          appearance="primary"
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('common.action.reload')}
        </Button>
      }
    />
  );
}
