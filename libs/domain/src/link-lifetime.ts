/** How long Microsoft's acceptance link may live, in minutes. */
export const LINK_LIFETIME_MINUTES = {
  /** Microsoft refuses less. */
  min: 5,
  /** Microsoft refuses more than seven days. */
  max: 7 * 24 * 60,
  /** The longest that Microsoft allows: a customer on holiday for some days still finds a live link. */
  default: 7 * 24 * 60,
} as const;
