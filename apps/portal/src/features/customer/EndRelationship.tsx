import { Button } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { CustomerView } from '@assent/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endRelationship } from '../../api/customers';
import { useBusyCustomers } from '../../commands/busy-customers';
import { useRunCommand } from '../../commands/use-run-command';
import { ConsequencesDialog } from '../../ui/ConsequencesDialog';
import { useFocusHandover } from '../../ui/use-focus-handover';

/** Ends the relationship with the customer, after saying in full what that does. */
export function EndRelationship({ customer }: { readonly customer: CustomerView }) {
  return customer.lifecycle === 'active' && <EndButton customer={customer} />;
}

function EndButton({ customer }: { readonly customer: CustomerView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const { isBusy, begin } = useBusyCustomers(customer.customerId);
  const [isAsking, setAsking] = useState(false);
  const company = customer.companyName;
  const button = useRef<HTMLButtonElement>(null);
  // It goes once the end has begun, mostly with the focus that the dialog gave back to it.
  useFocusHandover(button);

  const end = async () => {
    const done = begin();
    await runCommand(endRelationship(customer.customerId), {
      progress: t('mca.command.end.progress', { company }),
      success: t('mca.command.end.success', { company }),
      failure: t('mca.command.end.failure', { company }),
    });
    await client.invalidateQueries();
    done();
  };

  return (
    <>
      <Button
        ref={button}
        appearance="subtle"
        icon={<PlugDisconnectedRegular />}
        disabledFocusable={isBusy}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('customer.end.button')}
      </Button>
      {isAsking && (
        <ConsequencesDialog
          title={t('customer.end.title', { company })}
          intro={t('customer.end.intro')}
          consequences={[
            t('customer.end.atMicrosoft'),
            t('customer.end.subscriptions'),
            t('customer.end.link'),
            t('customer.end.list'),
            t('customer.end.evidence'),
          ]}
          typeToConfirm={{ label: t('customer.end.confirmLabel'), text: company }}
          confirm={t('customer.end.confirm')}
          onConfirm={() => void end()}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
