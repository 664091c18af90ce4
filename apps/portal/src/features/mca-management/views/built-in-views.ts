/** Views that everybody has; their names are texts. */
export const BUILT_IN_VIEWS = [
  { id: 'all', query: '' },
  { id: 'open', query: 'open=1' },
  { id: 'expiring', query: 'expiring=1&sort=expiry' },
  { id: 'unopened', query: 'unopened=1&sort=activity' },
  { id: 'failing', query: 'failing=1' },
  { id: 'unverified', query: 'reason=not_verified' },
] as const;

export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/** The same filters in the same order, whatever the order in which they were chosen. */
export function sameQuery(a: string, b: string): boolean {
  const sorted = (query: string) => {
    const parameters = new URLSearchParams(query);
    parameters.sort();
    return parameters.toString();
  };
  return sorted(a) === sorted(b);
}
