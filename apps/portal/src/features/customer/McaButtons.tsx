import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import type { CustomerMca, CustomerView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';
import { ACTION_ICONS } from '../mca-actions/action-icons';
import { asksFirst, availableActions, type McaAction } from '../mca-actions/available-actions';
import { useAsk } from '../mca-actions/McaDialogs';
import { useMcaActions } from '../mca-actions/use-mca-actions';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { [PHONE]: { flexGrow: 1 } },
});

/** Every step that is possible now, the next one first. */
export function McaButtons({
  customer,
  mca,
}: {
  readonly customer: CustomerView;
  readonly mca: CustomerMca;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const ask = useAsk();
  const target = {
    customerId: customer.customerId,
    companyName: customer.companyName,
    attestationId: mca.attestation?.id ?? null,
  };
  const { run, isBusy } = useMcaActions(target);
  const { primary, others } = availableActions({
    ...mca,
    attestationId: target.attestationId,
    // Undo stands beside the word of it, above.
    finalisesAt: null,
  });
  const isUnderWay = isBusy || mca.pendingOperationId !== null;
  if (customer.lifecycle !== 'active') return null;

  const take = (action: McaAction) => {
    if (asksFirst(action)) ask(action, target);
    else run(action);
  };
  const actions = primary ? [primary, ...others] : others;
  return (
    <div className={styles.root}>
      {actions.map((action) => {
        const Icon = ACTION_ICONS[action];
        const isCopy = action === 'copyLink' || action === 'copyMessage';
        const rests = isUnderWay && !isCopy;
        return (
          <Button
            key={action}
            className={styles.button}
            appearance={action === primary ? 'primary' : 'secondary'}
            icon={rests && action === primary ? <Spinner size="extra-tiny" aria-hidden /> : <Icon />}
            disabledFocusable={rests}
            onClick={() => {
              take(action);
            }}
          >
            {t(`mca.action.${action}`)}
          </Button>
        );
      })}
    </div>
  );
}
