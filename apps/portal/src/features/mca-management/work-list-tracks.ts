const SELECT = '24px';
const COMPANY = 'minmax(150px, 2.2fr)';
const COUNTRY = 'minmax(72px, 0.8fr)';
const STATUS = 'minmax(200px, 3.4fr)';
const LINK = 'minmax(120px, 1.5fr)';
const SINCE = 'minmax(72px, 0.8fr)';
const ACTIONS = '224px';

/** Widths of the columns, as tracks of a grid; one line for the header and every row. */
export const WORK_LIST_TRACKS = [SELECT, COMPANY, COUNTRY, STATUS, LINK, SINCE, ACTIONS].join(' ');

/** The same on a laptop, without the country. */
export const LAPTOP_TRACKS = [SELECT, COMPANY, STATUS, LINK, SINCE, ACTIONS].join(' ');

/** Where all tracks at their narrowest, their gaps, the navigation beside them and a scrollbar no longer fit in a row. */
export const LAPTOP = '@media (min-width: 1234px) and (max-width: 1321px)';

/** Where those without the country do not either: each row becomes a card. */
export const STACKED = '@media (max-width: 1233px)';
