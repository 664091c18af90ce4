import { useEffect, useImperativeHandle, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../ui/use-debounced';
import { PaletteOptions } from './PaletteOptions';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries';

const TYPING_PAUSE_MS = 200;

/** What fits the text in the palette's field, and what the keys pressed there do. */
export function PaletteResults({
  id,
  text,
  keysRef,
  stateClassName,
  onChosen,
  onClose,
  onHelp,
}: {
  /** Of the list; an option's begins with it. */
  readonly id: string;
  readonly text: string;
  /** Takes what the keys of the field do. */
  readonly keysRef: Ref<(event: KeyboardEvent) => void>;
  readonly stateClassName: string;
  /** Told which option Enter would take. */
  readonly onChosen: (optionId: string | undefined) => void;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}) {
  const { t } = useTranslation();
  const [searched, setSearched] = useState('');
  const { call } = useDebounced((next: string) => {
    setSearched(next.trim());
  }, TYPING_PAUSE_MS);
  useEffect(() => {
    call(text);
  }, [call, text]);
  // Whatever is typed, the first that fits is chosen.
  const [moved, setMoved] = useState({ text, at: 0 });
  const at = moved.text === text ? moved.at : 0;
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
    if (step) setMoved({ text, at: step() });
    else if (event.key === 'Enter' && chosen) run(chosen);
    else return;
    event.preventDefault();
  };
  useImperativeHandle(keysRef, () => onKeyDown);
  const chosenId = chosen && `${id}-${chosen.id}`;
  useEffect(() => {
    onChosen(chosenId);
  }, [onChosen, chosenId]);
  const state = hasFailed
    ? t('palette.failed')
    : isSearching
      ? t('palette.searching')
      : entries.length === 0
        ? t('palette.none')
        : t('palette.results', { count: entries.length });
  return (
    <>
      <PaletteOptions id={id} entries={entries} chosen={chosen} onRun={run} />
      <p className={stateClassName} role="status">
        {state}
      </p>
    </>
  );
}
