/** Where states are written: the rows that everybody reads, or the copy that takes their place. */
export type ViewTable = 'customer_view' | 'customer_view_shadow';

export const LIVE_VIEW = 'customer_view' satisfies ViewTable;
export const SHADOW_VIEW = 'customer_view_shadow' satisfies ViewTable;

/** The text of each customer that is searched, and what takes its place together with the shadow. */
export const LIVE_SEARCH = 'customer_search';
export const SHADOW_SEARCH = 'customer_search_shadow';

/** An SQL condition: a full replay is filling the shadow, and events have to be written there as well. */
export const SHADOW_EXISTS = `to_regclass('${SHADOW_VIEW}') IS NOT NULL`;
