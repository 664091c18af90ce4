import { useTranslation } from 'react-i18next';
import { ConsequencesDialog } from '../../ui/ConsequencesDialog';
import { useMcaActions, type McaTarget } from './use-mca-actions';

/** Asks before a customer's link is revoked, and says what that means. */
export function RevokeDialog({
  target,
  onClose,
}: {
  readonly target: McaTarget;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run } = useMcaActions(target);
  return (
    <ConsequencesDialog
      title={t('mca.revokeDialog.title', { company: target.companyName })}
      intro={t('mca.revokeDialog.intro')}
      consequences={[
        t('mca.revokeDialog.address'),
        t('mca.revokeDialog.reminders'),
        t('mca.revokeDialog.microsoft'),
      ]}
      confirm={t('mca.revokeDialog.confirm')}
      onConfirm={() => {
        run('revoke');
      }}
      onClose={onClose}
    />
  );
}
