import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';
import { COMMAND_TOASTER } from './toaster';

const NOTICE_STAYS_MS = 4000;

/** A short word about something that was done here, without the server. */
export function useNotice(): (intent: 'success' | 'error', text: string) => void {
  const { dispatchToast } = useToastController(COMMAND_TOASTER);
  return useCallback(
    (intent, text) => {
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent, timeout: NOTICE_STAYS_MS },
      );
    },
    [dispatchToast],
  );
}
