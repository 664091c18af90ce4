/**
 * Compiles a path pattern: `*` stands for one part between slashes, `**` for anything.
 *
 * @example pathPattern('/v1/customers/*\/agreements')
 */
export function pathPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'));
  return new RegExp(`^${source}/?$`, 'i');
}
