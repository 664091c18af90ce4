import { DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { DialogFrame, type DialogFrameProps } from './DialogFrame';

/** A dialog as most are: a title, what it is about, and what can be done. */
export function TitledDialog({
  title,
  actions,
  contentClassName,
  children,
  ...frame
}: DialogFrameProps & {
  readonly title: string;
  /** Buttons; left out where they belong to what the dialog shows. */
  readonly actions?: ReactNode;
  readonly contentClassName?: string;
}) {
  return (
    <DialogFrame {...frame}>
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent {...(contentClassName ? { className: contentClassName } : {})}>
          {children}
        </DialogContent>
        {actions !== undefined && <DialogActions>{actions}</DialogActions>}
      </DialogBody>
    </DialogFrame>
  );
}
