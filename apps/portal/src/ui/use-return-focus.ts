import { useEffect, useState } from 'react';
import { needFocusKeeper } from './focus-keeper';

/**
 * Gives the focus back as soon as a dialog closes: it is out of the way then, though still in sight. When the
 * place that had it before has gone meanwhile, the page's heading gets it.
 */
export function useReturnFocus(isOpen: boolean): void {
  // Read while the dialog is drawn: when effects run it has taken the focus already.
  const [opener] = useState(() => openerAt(document.activeElement));
  useEffect(needFocusKeeper, []);
  useEffect(() => {
    if (isOpen) return;
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    (isThere ? opener : document.querySelector<HTMLElement>('main h1'))?.focus();
  }, [isOpen, opener]);
}

/** What opened the dialog: an entry of a menu goes with its menu, so it is the button of the menu instead. */
function openerAt(element: Element | null): Element | null {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (button ? document.getElementById(button) : null) ?? element;
}
