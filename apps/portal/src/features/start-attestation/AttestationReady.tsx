import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate } from 'react-router-dom';
import { readCustomerMca } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { CopyButton } from '../../ui/CopyButton';
import { CopyField } from '../../ui/CopyField';
import { useTimes } from '../../ui/use-times';
import { messageFor } from '../mca-actions/invitation-message';
import type { StartForm } from './start-form';
import type { StartCustomer } from './StartAttestationDialog';

const useStyles = makeStyles({
  title: { outlineStyle: 'none' },
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  expires: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Microsoft may take a while; the stream of changes says when, and this look is its net. */
const LOOK_EVERY_MS = 3000;

/** The acceptance link, as soon as it is there, ready to be handed on. */
export function AttestationReady({
  customer,
  started,
  onClose,
}: {
  readonly customer: StartCustomer;
  readonly started: StartForm;
  readonly onClose: (then?: () => void) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const times = useTimes();
  const { customerId, companyName } = customer;
  const isOnCustomerPage = useMatch('/customers/:customerId')?.params.customerId === customerId;
  const { data: mca } = useQuery({
    queryKey: keys.customerMca(customerId),
    queryFn: ({ signal }) => readCustomerMca(customerId, signal),
    refetchInterval: ({ state }) =>
      state.data?.reasonCode === 'attestation_requested' ? LOOK_EVERY_MS : false,
  });
  // The button that had the focus is gone with the form.
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const link = mca?.attestation?.links.landing;
  const isReady = mca !== undefined && link != null && mca.reasonCode !== 'attestation_requested';
  const failure = mca?.reasonCode === 'attestation_failed' ? mca : undefined;
  const { firstName, lastName, email } = started.contact;

  return (
    <DialogBody>
      <DialogTitle ref={title} tabIndex={-1} className={styles.title}>
        {isReady ? t('attestation.done.title') : t('attestation.done.pendingTitle')}
      </DialogTitle>
      <DialogContent className={styles.content}>
        {failure && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{failure.reason}</MessageBarTitle>
              {failure.lastError?.detail}
            </MessageBarBody>
          </MessageBar>
        )}
        {!isReady && !failure && <Spinner labelPosition="after" label={t('attestation.done.pending')} />}
        {!isReady && !failure && mca?.lastError && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{mca.lastError.detail}</MessageBarBody>
          </MessageBar>
        )}
        {isReady && (
          <>
            <p>
              {started.delivery === 'email'
                ? t('attestation.done.mailed', { email })
                : t('attestation.done.manual', { name: `${firstName} ${lastName}` })}
            </p>
            <CopyField label={t('attestation.done.link')} value={link} />
            <div className={styles.buttons}>
              <CopyButton
                isLabelled
                appearance="primary"
                text={link}
                label={t('attestation.done.copyLink')}
              />
              <CopyButton
                isLabelled
                text={messageFor(mca, companyName)}
                label={t('attestation.done.copyMessage')}
              />
            </div>
            {mca.attestation?.expiresAt && (
              <p className={styles.expires}>
                {t('attestation.done.expires', { when: times.exact(mca.attestation.expiresAt) })}
              </p>
            )}
          </>
        )}
      </DialogContent>
      <DialogActions>
        {!isOnCustomerPage && (
          <Button
            onClick={() => {
              onClose(() => void navigate(`/customers/${customerId}`));
            }}
          >
            {t('attestation.done.openCustomer')}
          </Button>
        )}
        <Button
          onClick={() => {
            onClose();
          }}
        >
          {t('attestation.done.close')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
