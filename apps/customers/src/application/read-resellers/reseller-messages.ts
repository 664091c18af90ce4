import { resellerChanged, type ResellerState, SYSTEM_ACTOR } from '@assent/contracts';
import type { OutgoingMessage } from '@assent/messaging';
import type { Reseller } from '../../domain/reseller.js';
import type { Origin } from '../ports/origin.js';

/** Nobody asked: time did. */
export const byTime = (correlationId: string): Origin => ({
  actor: SYSTEM_ACTOR,
  correlationId,
  causationId: null,
  traceparent: null,
  operationId: null,
});

/** The reseller as everybody else may know it. */
export function publicReseller(reseller: Reseller): ResellerState {
  return {
    resellerId: reseller.id,
    version: reseller.version,
    providerInstanceId: reseller.providerInstanceId,
    tenantId: reseller.tenantId,
    name: reseller.name,
    mpnId: reseller.mpnId,
    location: reseller.location,
    active: reseller.active,
    createdAt: reseller.createdAt.toISOString(),
    updatedAt: reseller.updatedAt.toISOString(),
  };
}

/** The event that tells of a reseller's newest version. */
export function resellerChangedMessage(
  reseller: Reseller,
  origin: Origin,
): OutgoingMessage<typeof resellerChanged> {
  return {
    contract: resellerChanged,
    data: { reseller: publicReseller(reseller) },
    aggregate: { id: reseller.id, version: reseller.version },
    scope: { providerInstanceId: reseller.providerInstanceId, resellerId: reseller.id },
    ...origin,
    occurredAt: reseller.updatedAt,
    priority: 'bulk',
  };
}
