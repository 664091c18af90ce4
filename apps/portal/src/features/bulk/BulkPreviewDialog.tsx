import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { BulkAction, BulkOperation, Delivery } from '@assent/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkBulkOperation, steerBulkOperation, type BulkTarget } from '../../api/bulk-operations';
import { ProblemBar } from '../../ui/ProblemBar';
import { TitledDialog } from '../../ui/TitledDialog';
import { useClosing } from '../../ui/use-closing';
import { ConfirmDraft } from './ConfirmDraft';
import { DeliveryField } from './DeliveryField';

const useStyles = makeStyles({
  surface: { maxWidth: '860px' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  lead: { color: tokens.colorNeutralForeground2 },
});

/** Shows exactly who gets what before a step is taken for many customers. */
export function BulkPreviewDialog({
  action,
  target,
  onClose,
  onSent,
}: {
  readonly action: BulkAction;
  readonly target: BulkTarget;
  readonly onClose: () => void;
  /** It is on its way and the dialog has gone. */
  readonly onSent: (operation: BulkOperation) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const closing = useClosing(onClose);
  const [delivery, setDelivery] = useState<Delivery>('email');
  const check = useQuery({
    queryKey: ['bulk-preview', action, target, delivery],
    queryFn: ({ signal }) => checkBulkOperation({ action, target, delivery }, signal),
    // Checked for this look; the next one is a new check.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const draft = check.data;
  const cancel = () => {
    // Nobody waits for it: a draft that stays is deleted after a day.
    if (draft) void steerBulkOperation(draft.id, 'cancel').catch(() => undefined);
    closing.close();
  };
  return (
    <TitledDialog
      closing={closing}
      onDismiss={cancel}
      className={styles.surface}
      contentClassName={styles.content}
      title={t('bulk.preview.title', { action: t(`bulk.action.${action}`) })}
    >
      <p className={styles.lead}>
        {target.kind === 'filter' ? t('bulk.preview.filter') : t(`bulk.actionHint.${action}`)}
      </p>
      {action === 'start' && <DeliveryField value={delivery} onChange={setDelivery} />}
      {check.isPending && <Spinner label={t('bulk.check.checking')} />}
      {check.error && <ProblemBar error={check.error} onRetry={() => void check.refetch()} />}
      {draft && (
        <ConfirmDraft
          key={draft.id}
          draft={draft}
          before={<Button onClick={cancel}>{t('common.action.cancel')}</Button>}
          onSent={(operation) => {
            closing.close(() => {
              onSent(operation);
            });
          }}
        />
      )}
    </TitledDialog>
  );
}
