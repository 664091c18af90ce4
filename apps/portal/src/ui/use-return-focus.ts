import { useEffect, useState } from 'react';

/**
 * Puts the focus back to where it was before a dialog opened, when the dialog goes; to the page's heading when
 * that place has gone meanwhile. Without it the focus is nowhere, and what was hidden from screen readers
 * behind the dialog stays hidden.
 */
export function useReturnFocus(): void {
  // Read while the dialog is drawn: when effects run it has taken the focus already.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      const place = isThere ? opener : document.querySelector<HTMLElement>('main h1');
      // A dialog that has opened in its place holds the focus itself.
      if (document.querySelector('[aria-modal="true"]')) return;
      place?.focus();
    },
    [opener],
  );
}
