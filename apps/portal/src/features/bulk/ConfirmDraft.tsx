import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { BulkOperation } from '@assent/contracts';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { confirmBulkOperation } from '../../api/bulk-operations';
import { ProblemBar } from '../../ui/ProblemBar';
import { BulkRows } from './BulkRows';
import { useShowBulkOperation } from './use-bulk-operation';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px', minHeight: 0 },
  rows: { overflowY: 'auto', minHeight: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
  summary: { color: tokens.colorNeutralForeground2 },
});

/** Exactly who gets what, and the button that sends it. */
export function ConfirmDraft({
  draft,
  before,
  onSent,
}: {
  readonly draft: BulkOperation;
  /** What else can be done, before the button. */
  readonly before: ReactNode;
  readonly onSent: (operation: BulkOperation) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const show = useShowBulkOperation();
  const confirm = useMutation({
    mutationFn: () => confirmBulkOperation(draft.id, draft.earlierId !== null),
    onSuccess: (operation) => {
      show(operation);
      onSent(operation);
    },
  });
  const { valid, fixed, refused, skipped } = draft.checked;
  const ready = valid + fixed;
  return (
    <div className={styles.root}>
      {draft.earlierId !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('bulk.check.earlier')}{' '}
            <Link to={`/bulk-operations/${draft.earlierId}`}>{t('bulk.check.showEarlier')}</Link>
          </MessageBarBody>
        </MessageBar>
      )}
      <p role="status" className={styles.summary}>
        {t('bulk.check.summary', { ready, refused, skipped, total: draft.total })}
      </p>
      {confirm.error && <ProblemBar error={confirm.error} />}
      <div className={styles.rows}>
        <BulkRows operation={draft} />
      </div>
      {ready === 0 && (
        <MessageBar intent="info">
          <MessageBarBody>{t('bulk.check.nobody')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        {before}
        <Button
          appearance="primary"
          disabledFocusable={ready === 0 || confirm.isPending}
          onClick={() => {
            confirm.mutate();
          }}
        >
          {confirm.isPending ? t('bulk.check.sending') : t('bulk.check.send', { count: ready })}
        </Button>
      </div>
    </div>
  );
}
