import { createContext, Suspense, useContext, useMemo, useState, type ReactNode } from 'react';
import { lazyWithTexts } from '../../i18n/texts';
import type { AskingAction } from './available-actions';
import type { McaTarget } from './use-mca-actions';

const StartAttestationDialog = lazyWithTexts(['attestation'], async () => {
  return (await import('../start-attestation/StartAttestationDialog')).StartAttestationDialog;
});
const LateAcceptanceDialog = lazyWithTexts(['mca'], async () => {
  return (await import('./LateAcceptanceDialog')).LateAcceptanceDialog;
});
const RevokeDialog = lazyWithTexts(['mca'], async () => (await import('./RevokeDialog')).RevokeDialog);

type Ask = (action: AskingAction, target: McaTarget) => void;

const AskContext = createContext<Ask>(() => undefined);

/**
 * Holds the dialogs of the actions above the lists: a row that scrolls away or changes its status does not
 * take the dialog with it.
 */
export function McaDialogs({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<{ action: AskingAction; target: McaTarget }>();
  const ask = useMemo<Ask>(
    () => (action, target) => {
      setAsked({ action, target });
    },
    [],
  );
  const close = () => {
    setAsked(undefined);
  };
  return (
    <AskContext value={ask}>
      {children}
      <Suspense fallback={null}>
        {(asked?.action === 'start_attestation' || asked?.action === 'confirm_signatory') && (
          <StartAttestationDialog
            customer={asked.target}
            asksSuggested={asked.action === 'confirm_signatory'}
            onClose={close}
          />
        )}
        {asked?.action === 'decide_acceptance' && (
          <LateAcceptanceDialog target={asked.target} onClose={close} />
        )}
        {asked?.action === 'revoke' && <RevokeDialog target={asked.target} onClose={close} />}
      </Suspense>
    </AskContext>
  );
}

/** Opens the dialog of a step. */
export function useAsk(): Ask {
  return useContext(AskContext);
}
