import type { IndirectReseller } from '../partner-center-client.js';
import { items, text } from '../tolerant-reading.js';

/*
 * Relationships between partners on the wire. The path, the fields and that it takes app+user tokens only are
 * Microsoft's documentation; how `state` is spelled is not, so it is compared whatever its case.
 */

export const RELATIONSHIP_PATHS = {
  indirectResellers: '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
} as const;

/** Null where the answer is no list. A line without a tenant id or a name is nobody who could be shown. */
export function readIndirectResellers(body: unknown): IndirectReseller[] | null {
  return items(body)?.flatMap(readReseller) ?? null;
}

function readReseller(body: unknown): IndirectReseller[] {
  const tenantId = text(body, 'id');
  const name = text(body, 'name');
  if (tenantId === null || name === null) return [];
  return [
    {
      tenantId,
      name,
      mpnId: text(body, 'mpnId'),
      location: text(body, 'location'),
      state: text(body, 'state') ?? 'active',
    },
  ];
}
