import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/commands';
import {
  createAgreement,
  dismissSuggestion,
  holdAgreement,
  readCustomerMca,
  refreshStatus,
  remindSignatory,
  renewAttestation,
  revokeAttestation,
} from '../../api/mca';
import { keys } from '../../api/query-keys';
import { useBusyCustomers } from '../../commands/busy-customers';
import { useRunCommand } from '../../commands/use-run-command';
import { useNotice } from '../../commands/use-notice';
import { copyText } from '../../ui/use-copy';
import type { AskingAction, McaAction } from './available-actions';
import { linkIn } from './landing-link';

export interface McaTarget {
  readonly customerId: string;
  readonly companyName: string;
  readonly attestationId: string | null;
}

/** Actions that run at once. */
export type ImmediateAction = Exclude<McaAction, AskingAction>;
type SentAction = Exclude<ImmediateAction, 'copyLink' | 'copyMessage'> | 'revoke';

const TEXTS = {
  renew_link: 'renew',
  create_agreement: 'agreement',
  hold_agreement: 'hold',
  refresh: 'refresh',
  dismiss_suggestion: 'dismissSuggestion',
  remind: 'remind',
  revoke: 'revoke',
} as const satisfies Record<SentAction, string>;

function commandOf(action: SentAction, { customerId, attestationId }: McaTarget): Command | undefined {
  if (action === 'create_agreement') return createAgreement(customerId);
  if (action === 'hold_agreement') return holdAgreement(customerId);
  if (action === 'refresh') return refreshStatus(customerId);
  if (attestationId === null) return undefined;
  switch (action) {
    case 'renew_link':
      return renewAttestation(customerId, attestationId);
    case 'dismiss_suggestion':
      return dismissSuggestion(customerId, attestationId);
    case 'remind':
      return remindSignatory(customerId, attestationId);
    case 'revoke':
      return revokeAttestation(customerId, attestationId);
  }
}

/** Takes the steps of the journey for one customer, from the list and from the customer's page alike. */
export function useMcaActions(target: McaTarget) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const notify = useNotice();
  const busy = useBusyCustomers(target.customerId);
  const { customerId, companyName: company } = target;

  const send = useCallback(
    async (action: SentAction) => {
      const command = commandOf(action, target);
      if (!command) return;
      const text = TEXTS[action];
      const done = busy.begin();
      await runCommand(command, {
        progress: t(`mca.command.${text}.progress`, { company }),
        success: t(`mca.command.${text}.success`, { company }),
        failure: t(`mca.command.${text}.failure`, { company }),
      });
      // The stream of changes says it as well; this holds when it is down.
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.customer(customerId) }),
        client.invalidateQueries({ queryKey: keys.workLists }),
        client.invalidateQueries({ queryKey: keys.summary }),
      ]);
      done();
    },
    [target, busy, runCommand, t, company, client, customerId],
  );

  const copy = useCallback(
    async (what: 'copyLink' | 'copyMessage') => {
      const text = client
        .query({
          queryKey: keys.customerMca(customerId),
          queryFn: ({ signal }) => readCustomerMca(customerId, signal),
        })
        .then(async (mca) => {
          if (what === 'copyLink') return linkIn(mca);
          const { messageFor } = await import('./invitation-message');
          return messageFor(mca, company);
        });
      const isCopied = await copyText(text);
      if (isCopied)
        notify('success', t(`mca.copied.${what === 'copyLink' ? 'link' : 'message'}`, { company }));
      else notify('error', t('mca.copied.noLink'));
    },
    [client, customerId, company, t, notify],
  );

  const run = useCallback(
    (action: ImmediateAction | 'revoke') => {
      if (action === 'copyLink' || action === 'copyMessage') void copy(action);
      else void send(action);
    },
    [copy, send],
  );
  return { run, isBusy: busy.isBusy };
}
