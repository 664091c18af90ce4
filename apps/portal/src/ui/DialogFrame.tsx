import { Dialog, DialogSurface } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { needFocusKeeper } from './focus-keeper';
import type { Closing } from './use-closing';

/** What every dialog of the portal has, whatever is in it. */
export interface DialogFrameProps {
  readonly closing: Closing;
  /** For a dialog whose title is not the one that is drawn in it. */
  readonly label?: string;
  readonly className?: string;
  /** It asks something that has to be answered: a click beside it does not close it. */
  readonly isQuestion?: boolean;
  /** Somebody presses Escape or clicks beside it; it closes, if nothing else is said here. */
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/**
 * The frame of every dialog. It gives the focus back to where it was before, and to the page's heading when
 * that place has gone meanwhile.
 */
export function DialogFrame({
  closing,
  label,
  className,
  isQuestion = false,
  onDismiss,
  children,
}: DialogFrameProps) {
  const { isOpen, close, onGone } = closing;
  useReturnFocus(isOpen);
  return (
    <Dialog
      open={isOpen}
      modalType={isQuestion ? 'alert' : 'modal'}
      onOpenChange={() => {
        (onDismiss ?? close)();
      }}
      surfaceMotion={{
        onMotionFinish: (_, { direction }) => {
          if (direction === 'exit') onGone();
        },
      }}
    >
      <DialogSurface {...(label ? { 'aria-label': label } : {})} {...(className ? { className } : {})}>
        {children}
      </DialogSurface>
    </Dialog>
  );
}

/** Gives the focus back as soon as the dialog closes: it is out of the way then, though still in sight. */
function useReturnFocus(isOpen: boolean): void {
  // Read while the dialog is drawn: when effects run it has taken the focus already.
  const [opener] = useState(() => document.activeElement);
  useEffect(needFocusKeeper, []);
  useEffect(() => {
    if (isOpen) return;
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    (isThere ? opener : document.querySelector<HTMLElement>('main h1'))?.focus();
  }, [isOpen, opener]);
}
