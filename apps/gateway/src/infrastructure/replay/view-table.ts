/** Where states are written: the rows that everybody reads, or the copy that takes their place. */
export type ViewTable = 'customer_view' | 'customer_view_shadow';

export const LIVE_VIEW = 'customer_view' satisfies ViewTable;
export const SHADOW_VIEW = 'customer_view_shadow' satisfies ViewTable;

/** An SQL condition: a full replay is filling the shadow, and events have to be written there as well. */
export const SHADOW_EXISTS = `to_regclass('${SHADOW_VIEW}') IS NOT NULL`;
