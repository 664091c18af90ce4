import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../ui/use-debounced';
import { PaletteOptions } from './PaletteOptions';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries';

const TYPING_PAUSE_MS = 200;

const useStyles = makeStyles({
  surface: {
    width: 'min(600px, calc(100vw - 32px))',
    padding: 0,
    marginBlockStart: '10vh',
    marginBlockEnd: 'auto',
    marginInlineStart: 'auto',
    marginInlineEnd: 'auto',
    overflow: 'hidden',
    borderTopStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftStyle: 'none',
    borderRightStyle: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.4)' },
  },
  box: { display: 'flex', flexDirection: 'column' },
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

/**
 * One field for going anywhere and doing anything: a combobox whose list is always open. The dialog is the
 * browser's own: it is gone at once, so that where one went can take the focus.
 */
export function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Gives the focus back to where it was.
    return () => element?.close();
  }, []);
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
    // When the dialog is gone: until then the page behind it takes no focus.
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
    <dialog
      ref={dialog}
      className={styles.surface}
      aria-label={t('palette.title')}
      onCancel={onClose}
      onClick={({ target }) => {
        // Beside the box: what is in it has elements of its own.
        if (target === dialog.current) onClose();
      }}
    >
      <div className={styles.box}>
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
      </div>
    </dialog>
  );
}
