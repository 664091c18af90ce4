import { useSyncExternalStore } from 'react';

export type SchemeChoice = 'system' | 'light' | 'dark';
export const SCHEME_CHOICES: readonly SchemeChoice[] = ['system', 'light', 'dark'];

const STORAGE_KEY = 'assent.appearance';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice = stored();

function stored(): SchemeChoice {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return SCHEME_CHOICES.find((known) => known === text) ?? 'system';
  } catch {
    return 'system'; // Storage is closed to us: then the choice lasts as long as the page.
  }
}

/** Chooses an appearance and remembers it in this browser. */
export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  prefersDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    prefersDark.removeEventListener('change', listener);
  };
}

/** What the reader's choice comes to at present. */
export const colorSchemeNow = () => (choice === 'system' ? (prefersDark.matches ? 'dark' : 'light') : choice);

/** The reader's choice, and what it comes to at present. */
export function useColorScheme(): { choice: SchemeChoice; scheme: 'light' | 'dark' } {
  const scheme = useSyncExternalStore(subscribe, colorSchemeNow);
  const chosen = useSyncExternalStore(subscribe, () => choice);
  return { choice: chosen, scheme };
}
