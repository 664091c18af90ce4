import { useEffect, useState } from 'react';

/** After this whoever hides the page behind a dialog has seen that the dialog is gone. */
const SETTLED_MS = 400;

/**
 * Puts the focus back to where it was before a dialog opened, when the dialog goes; to the page's heading when
 * that place has gone meanwhile. Then the page can be read again: Fluent UI leaves it hidden from screen
 * readers when an open dialog is taken out of the page together with the button that had opened it.
 */
export function useReturnFocus(): void {
  // Read while the dialog is drawn: when effects run it has taken the focus already.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        // A dialog that has opened in its place holds the focus itself.
        if (isInDialog()) return;
        const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
        (isThere ? opener : document.querySelector<HTMLElement>('main h1'))?.focus();
      });
      setTimeout(showPage, SETTLED_MS);
    },
    [opener],
  );
}

const isInDialog = () => document.querySelector('[aria-modal="true"]') !== null;

function showPage(): void {
  if (isInDialog()) return;
  for (let part = document.querySelector('main'); part instanceof HTMLElement;) {
    if (part.getAttribute('aria-hidden') === 'true') part.removeAttribute('aria-hidden');
    part = part.parentElement;
  }
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
}
