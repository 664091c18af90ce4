import { useCallback, useEffect, useState } from 'react';

/** How long a copy button says that it copied. */
const SAYS_COPIED_MS = 2500;

/**
 * Puts text into the clipboard; the text may still be on its way. Outside secure contexts (a portal reached
 * by its private address) there is no clipboard interface; then a selected, invisible text field does it.
 *
 * @returns whether it is there; false also when the text did not come
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    // A text to come is handed over as a promise: Safari forgets the click otherwise.
    if (typeof text !== 'string' && 'ClipboardItem' in window && window.isSecureContext) {
      const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } else {
      await navigator.clipboard.writeText(await text);
    }
    return true;
  } catch {
    const value = await Promise.resolve(text).catch(() => undefined);
    return value !== undefined && copyThroughField(value);
  }
}

function copyThroughField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Inside an open dialog the focus is held there, so the field has to be there as well.
  (focused?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way outside secure contexts
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

/** Copies, and remembers for a moment how it went. */
export function useCopy(): { result: 'copied' | 'failed' | undefined; copy: (text: string) => void } {
  const [result, setResult] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => {
      setResult(undefined);
    }, SAYS_COPIED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [result]);
  const copy = useCallback((text: string) => {
    void copyText(text).then((done) => {
      setResult(done ? 'copied' : 'failed');
    });
  }, []);
  return { result, copy };
}
