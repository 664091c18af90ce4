/** Widths at which the layout changes; used in media queries. */
export const PHONE = '@media (max-width: 719px)';
export const NARROW = '@media (max-width: 1079px)';
export const REDUCED_MOTION = '@media (prefers-reduced-motion: reduce)';
