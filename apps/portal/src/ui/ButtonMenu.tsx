import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Fragment } from 'react';
import type { MenuEntry, MenuTriggerProps } from './LazyMenu';

/** The menu behind a `LazyMenu`, open from the start: it was loaded because somebody wanted it. */
export function ButtonMenu({
  entries,
  trigger,
}: {
  readonly entries: () => readonly MenuEntry[];
  readonly trigger: MenuTriggerProps;
}) {
  const shown = entries();
  const checked = shown.filter(({ isChecked }) => isChecked).map(({ key }) => key);
  return (
    <Menu defaultOpen checkedValues={{ choice: checked }}>
      <MenuTrigger disableButtonEnhancement>
        <Button {...trigger} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {shown.map(({ key, label, icon, isChecked, isDisabled, isApart, onSelect }) => (
            <Fragment key={key}>
              {isApart && <MenuDivider />}
              {isChecked === undefined ? (
                <MenuItem
                  {...(icon === undefined ? {} : { icon })}
                  disabled={isDisabled ?? false}
                  onClick={onSelect}
                >
                  {label}
                </MenuItem>
              ) : (
                <MenuItemRadio name="choice" value={key} onClick={onSelect}>
                  {label}
                </MenuItemRadio>
              )}
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
