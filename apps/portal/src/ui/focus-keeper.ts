import { useSyncExternalStore } from 'react';

let isNeeded = false;
const listeners = new Set<() => void>();

/** Has the focus looked after from now on, for as long as the portal is open. */
export function needFocusKeeper(): void {
  if (isNeeded) return;
  isNeeded = true;
  for (const listener of listeners) listener();
}

function onNeeded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useIsFocusKeeperNeeded = () => useSyncExternalStore(onNeeded, () => isNeeded);
