import { useLayoutEffect, type RefObject } from 'react';

/**
 * Hands the focus to the page's heading when the element that has it, or that holds what has it, goes: its step
 * is taken, and Tab leads on from the top of the page instead of from nowhere.
 */
export function useFocusHandover(leaving: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = leaving.current;
    return () => {
      // A layout effect ends before React takes the element out of the page; another one ends too late.
      if (element?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>('main h1')?.focus();
    };
  }, [leaving]);
}
