import { fullName } from '@assent/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readCustomerMca } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { ConsequencesDialog } from '../../ui/ConsequencesDialog';
import { useTimes } from '../../ui/use-times';
import { useMcaActions, type McaTarget } from './use-mca-actions';

/**
 * Asks before an agreement is made from an acceptance that came after a no, or from somebody who is not asked
 * any more: who accepted, and what follows.
 */
export function LateAcceptanceDialog({
  target,
  onClose,
}: {
  readonly target: McaTarget;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { exact } = useTimes();
  const { run } = useMcaActions(target);
  const { data: mca } = useQuery({
    queryKey: keys.customerMca(target.customerId),
    queryFn: ({ signal }) => readCustomerMca(target.customerId, signal),
  });
  if (!mca) return null;
  // The newest one, as the service takes it.
  const late = [mca.attestation, ...mca.history]
    .filter((one) => one?.lateAcceptedAt)
    .toSorted((a, b) => (b?.lateAcceptedAt ?? '').localeCompare(a?.lateAcceptedAt ?? ''))[0];
  return (
    <ConsequencesDialog
      title={t('mca.decideDialog.title', { company: target.companyName })}
      intro={t('mca.decideDialog.intro', { reason: mca.reason })}
      consequences={[
        late?.lateAcceptedAt
          ? t('mca.decideDialog.from', { person: fullName(late.contact), when: exact(late.lateAcceptedAt) })
          : t('mca.decideDialog.fromUnknown'),
        t('mca.decideDialog.running'),
        t('mca.decideDialog.final'),
        t('mca.decideDialog.instead'),
      ]}
      confirm={t('mca.decideDialog.confirm')}
      onConfirm={() => {
        run('create_agreement');
      }}
      onClose={onClose}
    />
  );
}
