import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** A filter that is on or off. */
export function FilterChip({
  isOn,
  onToggle,
  children,
}: {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button
      shape="circular"
      appearance={isOn ? 'primary' : 'secondary'}
      aria-pressed={isOn}
      onClick={onToggle}
    >
      {children}
    </Button>
  );
}
