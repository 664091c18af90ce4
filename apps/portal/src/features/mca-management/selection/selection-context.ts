import { createContext, useContext } from 'react';
import type { Selection } from './use-selection';

const NOTHING: Selection = {
  count: 0,
  isEverybody: false,
  ids: [],
  isSelected: () => false,
  toggle: () => undefined,
  toggleLoaded: () => undefined,
  areAllLoadedSelected: false,
  selectEverybody: () => undefined,
  clear: () => undefined,
};

/** The selection of the list around, for the cells of its rows. */
export const SelectionContext = createContext<Selection>(NOTHING);

export const useSelected = () => useContext(SelectionContext);
