/** The numbers of settings, each with its reason. */
export const SETTINGS_POLICY = {
  /** How long a lost copy may stay lost; a logo of 64 kB for each provider instance goes out as often. */
  tellAgainEveryMs: 60 * 60_000,
} as const;
