import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

/**
 * Remembers from where the focus came into a card, and puts it back there when the card goes with the focus in
 * it; to the page's heading when that place has gone meanwhile.
 */
export function useCardFocus(card: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const cameFrom = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      // A layout effect ends before React takes the element out of the page; another one ends too late.
      if (element?.contains(document.activeElement) !== true) return;
      const { current } = cameFrom;
      const isThere = current instanceof HTMLElement && current.isConnected;
      (isThere ? current : document.querySelector<HTMLElement>('main h1'))?.focus();
    };
  }, [card]);
  return ({ relatedTarget, currentTarget }) => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
  };
}
