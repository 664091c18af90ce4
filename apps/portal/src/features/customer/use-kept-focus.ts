import { useEffect, type RefObject } from 'react';

/**
 * Keeps the focus near when what had it in this content of a section goes: a step that is taken is no longer
 * possible, and its button goes with it. The focus then goes to the section's heading, from where Tab leads to
 * the next step.
 */
export function useKeptFocus(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = content.current;
    if (root === null) return;
    let last: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      // Leaving for somewhere; without a target the element has gone, or the window has lost the focus.
      if (relatedTarget !== null) last = null;
    };
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      last = null;
      if (document.activeElement !== document.body) return;
      const heading = root.closest('section')?.querySelector<HTMLElement>('h2');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus();
    });
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forget);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      root.removeEventListener('focusout', forget);
      observer.disconnect();
    };
  }, [content]);
}
