import { Dialog, DialogSurface, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../ui/use-debounced';
import { PaletteOptions } from './PaletteOptions';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries';

const TYPING_PAUSE_MS = 200;

const useStyles = makeStyles({
  surface: { padding: 0, maxWidth: '600px', overflow: 'hidden', marginBlockStart: '10vh' },
  input: {
    width: '100%',
    padding: '16px 20px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    borderInlineStyle: 'none',
    borderBlockStartStyle: 'none',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    outlineStyle: 'none',
    '::placeholder': { color: tokens.colorNeutralForeground3 },
  },
  state: { padding: '12px 20px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One field for going anywhere and doing anything: a combobox whose list is always open. */
export function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const listId = useId();
  const [text, setText] = useState('');
  const [searched, setSearched] = useState('');
  const [at, setAt] = useState(0);
  const { call } = useDebounced((next: string) => {
    setSearched(next.trim());
  }, TYPING_PAUSE_MS);
  const { entries, isSearching, hasFailed } = usePaletteEntries(text, searched, onHelp);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const run = (entry: PaletteEntry) => {
    onClose();
    // When the dialog is gone: until then the page behind it is hidden from screen readers and takes no focus.
    setTimeout(entry.run, 0);
  };
  const steps: Record<string, () => number> = {
    ArrowDown: () => (at + 1) % Math.max(1, entries.length),
    ArrowUp: () => (at - 1 + entries.length) % Math.max(1, entries.length),
    Home: () => 0,
    End: () => entries.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step) setAt(step());
    else if (event.key === 'Enter' && chosen) run(chosen);
    else return;
    event.preventDefault();
  };
  const state = hasFailed
    ? t('palette.failed')
    : isSearching
      ? t('palette.searching')
      : entries.length === 0
        ? t('palette.none')
        : t('palette.results', { count: entries.length });
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface className={styles.surface} aria-label={t('palette.title')}>
        <input
          className={styles.input}
          role="combobox"
          type="text"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-label={t('palette.title')}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          {...(chosen ? { 'aria-activedescendant': `${listId}-${chosen.id}` } : {})}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
            call(target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <PaletteOptions id={listId} entries={entries} chosen={chosen} onRun={run} />
        <p className={styles.state} role="status">
          {state}
        </p>
      </DialogSurface>
    </Dialog>
  );
}
