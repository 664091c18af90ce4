import { useCallback } from 'react';
import { randomId } from '../api/ids';
import { showReport } from './reports';

const NOTICE_STAYS_MS = 4000;

/** A short word about something that was done here, without the server. */
export function useNotice(): (intent: 'success' | 'error', text: string) => void {
  return useCallback((intent, text) => {
    showReport({ id: randomId(), intent, title: text, staysMs: NOTICE_STAYS_MS });
  }, []);
}
