import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { colorSchemeNow } from './color-scheme';
import { lightTheme } from './light-theme';

let darkTheme: Theme | undefined;

async function loadDarkTheme(): Promise<Theme> {
  darkTheme ??= (await import('./dark-theme')).darkTheme;
  return darkTheme;
}

/** Fetches what the reader's colour scheme needs, so that the first picture is in the right colours. */
export async function prepareTheme(): Promise<void> {
  if (colorSchemeNow() === 'dark') await loadDarkTheme();
}

/** Fluent's theme for a colour scheme; the dark one comes in a chunk of its own, light stands in until then. */
export function useTheme(scheme: 'light' | 'dark'): Theme {
  const [dark, setDark] = useState(darkTheme);
  useEffect(() => {
    if (scheme === 'dark') void loadDarkTheme().then(setDark);
  }, [scheme]);
  return (scheme === 'dark' ? dark : undefined) ?? lightTheme;
}
