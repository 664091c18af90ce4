import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { AttestationView, CustomerView } from '@assent/contracts';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../ui/use-times';
import { useMcaActions } from '../mca-actions/use-mca-actions';

/** Says when the agreement comes by itself, and lets a person stop it; or that somebody has. */
export function FinalisationBar({
  customer,
  attestation,
}: {
  readonly customer: CustomerView;
  readonly attestation: AttestationView;
}) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  const { customerId, companyName } = customer;
  const { run, isBusy } = useMcaActions({ customerId, companyName, attestationId: attestation.id });
  if (attestation.state !== 'accepted') return null;
  if (attestation.finalisesAt === null) {
    return attestation.finalisationHeldAt === null ? null : (
      <MessageBar intent="info">
        <MessageBarBody>{t('customer.mca.held')}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {t('customer.mca.comesByItself', { when: relative(attestation.finalisesAt) })}
        </MessageBarTitle>
        {t('customer.mca.comesByItselfDetail')}
      </MessageBarBody>
      <MessageBarActions>
        <Button
          icon={<ArrowUndoRegular />}
          disabledFocusable={isBusy}
          onClick={() => {
            run('hold_agreement');
          }}
        >
          {t('customer.mca.undo')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
