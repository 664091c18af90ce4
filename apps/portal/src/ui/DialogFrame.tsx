import { Dialog, DialogSurface } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Closing } from './use-closing';
import { useReturnFocus } from './use-return-focus';

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
  const { isOpen, close, surfaceMotion } = closing;
  useReturnFocus(isOpen);
  return (
    <Dialog
      open={isOpen}
      modalType={isQuestion ? 'alert' : 'modal'}
      onOpenChange={() => {
        (onDismiss ?? close)();
      }}
      surfaceMotion={surfaceMotion}
    >
      <DialogSurface {...(label ? { 'aria-label': label } : {})} {...(className ? { className } : {})}>
        {children}
      </DialogSurface>
    </Dialog>
  );
}
