import { McaDialogs } from '../mca-actions/McaDialogs';
import { ShortcutsSheet } from '../shortcuts/ShortcutsSheet';
import { Palette } from './Palette';

export type Overlay = 'palette' | 'help';

/** The palette and the sheet of shortcuts, with the dialogs that actions of the palette open. */
export function PaletteHost({
  open,
  onOpen,
}: {
  readonly open: Overlay | undefined;
  readonly onOpen: (overlay: Overlay | undefined) => void;
}) {
  const close = () => {
    onOpen(undefined);
  };
  return (
    <McaDialogs>
      {open === 'palette' && (
        <Palette
          onClose={close}
          onHelp={() => {
            onOpen('help');
          }}
        />
      )}
      {open === 'help' && <ShortcutsSheet onClose={close} />}
    </McaDialogs>
  );
}
