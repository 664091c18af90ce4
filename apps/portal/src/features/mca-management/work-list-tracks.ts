/** Widths of the columns, as tracks of a grid; one line for the header and every row. */
export const WORK_LIST_TRACKS =
  '24px minmax(150px, 2.2fr) minmax(72px, 0.8fr) minmax(210px, 3.4fr) minmax(130px, 1.5fr) minmax(72px, 0.8fr) 224px';

/** Where the tracks at their narrowest, their gaps and the navigation beside them no longer fit in a row. */
export const STACKED = '@media (max-width: 1319px)';
