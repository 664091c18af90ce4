import { useCallback, useSyncExternalStore } from 'react';

/** Customers with a command of ours under way: their buttons rest on every page that shows them. */
const running = new Map<string, number>();
const listeners = new Set<() => void>();

function change(customerId: string, by: 1 | -1): void {
  const left = (running.get(customerId) ?? 0) + by;
  if (left > 0) running.set(customerId, left);
  else running.delete(customerId);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a command for this customer runs, and how to say that one begins; `begin` returns its end. */
export function useBusyCustomers(customerId: string): { isBusy: boolean; begin: () => () => void } {
  const isBusy = useSyncExternalStore(subscribe, () => running.has(customerId));
  const begin = useCallback(() => {
    change(customerId, 1);
    return () => {
      change(customerId, -1);
    };
  }, [customerId]);
  return { isBusy, begin };
}
