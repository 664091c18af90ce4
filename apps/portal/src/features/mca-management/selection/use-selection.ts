import { useCallback, useMemo, useRef, useState } from 'react';

/** Which rows of a list are selected, and how that changes. */
export interface Selection {
  readonly count: number;
  /** Everybody who matches the filter, also those whose rows were not loaded. */
  readonly isEverybody: boolean;
  readonly ids: readonly string[];
  readonly isSelected: (id: string) => boolean;
  /** @param toHere with Shift: everything between the row that was chosen last and this one */
  readonly toggle: (id: string, toHere: boolean) => void;
  /** All rows that are loaded; none when they are all selected already. */
  readonly toggleLoaded: () => void;
  readonly areAllLoadedSelected: boolean;
  readonly selectEverybody: () => void;
  readonly clear: () => void;
}

/**
 * Keeps a selection by id: it survives that rows move, change and scroll away. A row that has left the list
 * stays selected until the selection is cleared, as one would expect of a list that changes by itself.
 *
 * @param loaded the ids of the rows in their present order
 * @param question what the list shows: "everybody" means another crowd under another filter, so it ends there
 */
export function useSelection(loaded: readonly string[], question: string): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [everybodyOf, setEverybodyOf] = useState<string>();
  const isEverybody = everybodyOf === question;
  const anchor = useRef<string | undefined>(undefined);

  const toggle = useCallback(
    (id: string, toHere: boolean) => {
      const from = anchor.current === undefined ? -1 : loaded.indexOf(anchor.current);
      const to = loaded.indexOf(id);
      setEverybodyOf(undefined);
      setChosen((current) => {
        const next = new Set(current);
        if (toHere && from >= 0 && to >= 0) {
          for (const one of loaded.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
        } else if (!next.delete(id)) next.add(id);
        return next;
      });
      anchor.current = id;
    },
    [loaded],
  );
  const clear = useCallback(() => {
    setChosen(new Set());
    setEverybodyOf(undefined);
    anchor.current = undefined;
  }, []);
  const areAllLoadedSelected = loaded.length > 0 && loaded.every((id) => chosen.has(id));
  const toggleLoaded = useCallback(() => {
    if (areAllLoadedSelected) clear();
    else setChosen((current) => new Set([...current, ...loaded]));
  }, [areAllLoadedSelected, clear, loaded]);
  const selectEverybody = useCallback(() => {
    setEverybodyOf(question);
  }, [question]);

  return useMemo(
    () => ({
      count: chosen.size,
      isEverybody,
      ids: [...chosen],
      isSelected: (id: string) => isEverybody || chosen.has(id),
      toggle,
      toggleLoaded,
      areAllLoadedSelected: isEverybody || areAllLoadedSelected,
      selectEverybody,
      clear,
    }),
    [chosen, isEverybody, toggle, toggleLoaded, areAllLoadedSelected, selectEverybody, clear],
  );
}
