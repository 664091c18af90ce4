import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, DismissRegular, PauseRegular, PlayRegular } from '@fluentui/react-icons';
import type { BulkOperation } from '@assent/contracts';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resultFileOf, steerBulkOperation, type Steering } from '../../api/bulk-operations';
import { toApiProblem } from '../../api/to-api-problem';
import { useNotice } from '../../commands/use-notice';
import { ConsequencesDialog } from '../../ui/ConsequencesDialog';
import { problemText } from '../../ui/problem-text';
import { useShowBulkOperation } from './use-bulk-operation';

/** What a person can do with a bulk operation at this moment. */
export function BulkSteering({ operation }: { readonly operation: BulkOperation }) {
  const { t } = useTranslation();
  const show = useShowBulkOperation();
  const notice = useNotice();
  const [isAsking, setAsking] = useState(false);
  const steer = useMutation({
    mutationFn: (steering: Steering) => steerBulkOperation(operation.id, steering),
    onSuccess: show,
    onError: (error) => {
      notice('error', problemText(toApiProblem(error), t).title);
    },
  });
  const { state, progress, id, rowsKept } = operation;
  const button = (
    steering: Steering,
    icon: ReactElement,
    appearance: 'primary' | 'secondary' = 'secondary',
  ) => (
    <Button
      icon={icon}
      appearance={appearance}
      disabledFocusable={steer.isPending}
      onClick={() => {
        steer.mutate(steering);
      }}
    >
      {t(`bulk.progress.${steering}`)}
    </Button>
  );
  const isOpen = state === 'running' || state === 'paused';
  return (
    <>
      {state === 'running' && button('pause', <PauseRegular />)}
      {state === 'paused' && button('resume', <PlayRegular />, 'primary')}
      {isOpen && progress.waiting > 0 && (
        <Button
          icon={<DismissRegular />}
          disabledFocusable={steer.isPending}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('bulk.progress.cancel')}
        </Button>
      )}
      {rowsKept && (
        <Button as="a" icon={<ArrowDownloadRegular />} href={resultFileOf(id)} download>
          {t('bulk.progress.download')}
        </Button>
      )}
      {isAsking && (
        <ConsequencesDialog
          title={t('bulk.cancelDialog.title')}
          intro={t('bulk.cancelDialog.intro')}
          consequences={[
            t('bulk.cancelDialog.waiting', { count: progress.waiting }),
            t('bulk.cancelDialog.sent'),
            t('bulk.cancelDialog.again'),
          ]}
          confirm={t('bulk.cancelDialog.confirm')}
          onConfirm={() => {
            steer.mutate('cancel');
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
