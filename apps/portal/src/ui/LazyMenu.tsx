import { Button, type ButtonProps } from '@fluentui/react-components';
import { lazy, Suspense, useState, type KeyboardEvent } from 'react';

const loadMenu = () => import('./ButtonMenu');
const ButtonMenu = lazy(async () => ({ default: (await loadMenu()).ButtonMenu }));

/** One line of a menu; with `isChecked` it is one of several to choose from. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon?: NonNullable<ButtonProps['icon']>;
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly isApart?: boolean;
  readonly onSelect: () => void;
}

/** The button: a name for those who cannot see its icon, and how it looks. */
export type MenuTriggerProps = Pick<ButtonProps, 'appearance' | 'icon' | 'aria-label' | 'title' | 'children'>;

/**
 * A button that opens a menu. Until somebody reaches for it there is the button alone: menus bring what places
 * them and moves the focus in them, and that is more than most pages need at first.
 */
export function LazyMenu({
  entries,
  trigger,
}: {
  readonly entries: () => readonly MenuEntry[];
  readonly trigger: MenuTriggerProps;
}) {
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
  };
  const placeholder = (
    <Button
      {...trigger}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={open}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'ArrowDown') open();
      }}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
    />
  );
  if (!isWanted) return placeholder;
  return (
    <Suspense fallback={placeholder}>
      <ButtonMenu entries={entries} trigger={trigger} />
    </Suspense>
  );
}
