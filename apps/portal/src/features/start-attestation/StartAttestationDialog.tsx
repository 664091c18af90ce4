import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCustomer } from '../../api/customers';
import { readCustomerMca } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { readSettings } from '../../api/settings';
import { DialogFrame } from '../../ui/DialogFrame';
import { ProblemBar } from '../../ui/ProblemBar';
import { useClosing } from '../../ui/use-closing';
import { AttestationReady } from './AttestationReady';
import { DiscardQuestion } from './DiscardQuestion';
import { formForSuggested, initialForm, type StartForm } from './start-form';
import { StartAttestationForm } from './StartAttestationForm';

const useStyles = makeStyles({ surface: { maxWidth: '640px' } });

export interface StartCustomer {
  readonly customerId: string;
  readonly companyName: string;
}

/** Asks who accepts for the customer, starts the attestation, and then hands out the acceptance link. */
export function StartAttestationDialog({
  customer,
  asksSuggested = false,
  onClose,
}: {
  readonly customer: StartCustomer;
  /** Whether the one whom the signatory named is to be asked in place of the signatory. */
  readonly asksSuggested?: boolean;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { customerId, companyName } = customer;
  const [started, setStarted] = useState<StartForm>();
  const closing = useClosing(onClose);
  const [asksToDiscard, setAsksToDiscard] = useState(false);
  // Read when somebody wants to close, never drawn.
  const hasTyped = useRef(false);
  const close = () => {
    if (hasTyped.current && !started) setAsksToDiscard(true);
    else closing.close();
  };
  const record = useQuery({
    queryKey: keys.customerRecord(customerId),
    queryFn: ({ signal }) => readCustomer(customerId, signal),
  });
  const mca = useQuery({
    queryKey: keys.customerMca(customerId),
    queryFn: ({ signal }) => readCustomerMca(customerId, signal),
  });
  const instanceId = record.data?.providerInstanceId;
  const settings = useQuery({
    queryKey: keys.settings(instanceId ?? ''),
    queryFn: ({ signal }) => readSettings(instanceId ?? '', signal),
    enabled: instanceId !== undefined,
  });
  const title = started
    ? t('attestation.done.title')
    : `${t('attestation.title')} ${t('attestation.for', { company: companyName })}`;

  const initial =
    record.data &&
    initialForm(
      record.data,
      mca.data,
      i18n.language === 'en' ? 'en-US' : i18n.language,
      settings.data?.linkLifetimeMinutes,
    );

  return (
    <DialogFrame closing={closing} onDismiss={close} className={styles.surface} label={title}>
      {started ? (
        <AttestationReady customer={customer} started={started} onClose={closing.close} />
      ) : initial && !mca.isPending && !settings.isPending ? (
        <StartAttestationForm
          customer={customer}
          initial={asksSuggested ? formForSuggested(initial, mca.data) : initial}
          mca={mca.data}
          onTyped={(typed) => {
            hasTyped.current = typed;
          }}
          onStarted={setStarted}
          onClose={close}
          discardQuestion={
            asksToDiscard && (
              <DiscardQuestion
                onKeep={() => {
                  setAsksToDiscard(false);
                }}
                onDiscard={() => {
                  closing.close();
                }}
              />
            )
          }
        />
      ) : (
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {record.error ? (
              <ProblemBar error={record.error} onRetry={() => void record.refetch()} />
            ) : (
              <Spinner label={t('common.loading')} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('common.action.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      )}
    </DialogFrame>
  );
}
