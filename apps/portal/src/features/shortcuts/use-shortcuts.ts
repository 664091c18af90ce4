import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { PAGES } from '../../app/pages';
import { moveInList } from './move-in-list';

/** Longer than this after `g`, and the next letter stands for itself. */
const SECOND_KEY_WITHIN_MS = 1200;

const DIALOG = 'dialog[open], [role="dialog"], [role="alertdialog"]';

/** Whether keys belong to something else: a text that is being written, or an open dialog or menu. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing) return true;
  if (document.querySelector(`${DIALOG}, [role="menu"]`)) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

/** Puts the cursor into the page's search. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main [role="search"] input');
  field?.focus();
  return field !== null;
}

/** The portal's keys. They rest while somebody types, and while a dialog or a menu is open. */
export function useShortcuts({
  onPalette,
  onHelp,
}: {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}): void {
  const navigate = useNavigate();
  const gPressedAt = useRef(-Infinity);
  useEffect(() => {
    const take = (event: KeyboardEvent): boolean => {
      const { key } = event;
      const isPaletteKey = (event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'k';
      if (isPaletteKey && !document.querySelector(DIALOG)) {
        onPalette();
        return true;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return false;

      const isSecond = event.timeStamp - gPressedAt.current < SECOND_KEY_WITHIN_MS;
      gPressedAt.current = key === 'g' && !isSecond ? event.timeStamp : -Infinity;
      const page = isSecond ? PAGES.find(({ letter }) => letter === key) : undefined;
      if (page) {
        void navigate(page.to);
        return true;
      }
      switch (key) {
        case '?':
          onHelp();
          return true;
        case '/':
          return focusSearch();
        case 'j':
          return moveInList(1);
        case 'k':
          return moveInList(-1);
        case 'ArrowDown':
        case 'ArrowUp':
          // Only inside of the list: elsewhere the arrows scroll the page.
          return (
            (event.target as Element).matches('[data-row-link]') && moveInList(key === 'ArrowDown' ? 1 : -1)
          );
        default:
          return false;
      }
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (take(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [navigate, onPalette, onHelp]);
}
