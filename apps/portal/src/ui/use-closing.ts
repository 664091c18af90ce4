import { useCallback, useRef, useState } from 'react';

/** How a dialog goes: closed first, and only when it is out of sight, told to be gone. */
export interface Closing {
  readonly isOpen: boolean;
  /** Closes it. @param then is done when the dialog has gone, for what takes its page away as well. */
  readonly close: (then?: () => void) => void;
  /** For the frame, which tells by it that the dialog is out of sight. */
  readonly surfaceMotion: {
    readonly onMotionFinish: (event: null, motion: { readonly direction: 'enter' | 'exit' }) => void;
  };
}

/**
 * Closes a dialog before it is taken out of the page. One that is taken out while it is open leaves the page
 * behind it hidden from screen readers.
 *
 * @param onClosed takes it out; whoever holds the dialog calls nothing else for that
 */
export function useClosing(onClosed: () => void): Closing {
  const [isOpen, setOpen] = useState(true);
  const next = useRef<() => void>(undefined);
  const close = useCallback((then?: () => void) => {
    // Whoever closes it first says what comes then: a second click while it fades changes nothing.
    next.current ??= then;
    setOpen(false);
  }, []);
  const onMotionFinish = useCallback<Closing['surfaceMotion']['onMotionFinish']>(
    (_, { direction }) => {
      if (direction !== 'exit') return;
      onClosed();
      next.current?.();
    },
    [onClosed],
  );
  return { isOpen, close, surfaceMotion: { onMotionFinish } };
}
