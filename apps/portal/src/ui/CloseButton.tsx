import { Button } from '@fluentui/react-components';
import type { Closing } from './use-closing';

/** The way out of a dialog that does nothing else. */
export function CloseButton({ closing, label }: { readonly closing: Closing; readonly label: string }) {
  return (
    <Button
      onClick={() => {
        closing.close();
      }}
    >
      {label}
    </Button>
  );
}
