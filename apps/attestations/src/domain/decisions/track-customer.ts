import {
  changed,
  conclude,
  unchanged,
  type Circumstances,
  type DoneDecision,
  type McaEvent,
} from '../decision.js';
import {
  liveAttestation,
  withAttestation,
  type CustomerFacts,
  type CustomerMca,
} from '../model/customer-mca.js';
import { closeAttestation } from './close-attestation.js';
import { VERIFY, verifiedNow } from './record-verification.js';

/**
 * A customer heard of for the first time: nothing is known until its agreements have been read. It has version 0, since nobody
 * is told: whoever has heard of the customer takes it for not verified.
 */
export function beginTracking(
  customerId: string,
  facts: CustomerFacts,
  { now }: Pick<Circumstances, 'now'>,
): CustomerMca {
  return {
    customerId,
    version: 0,
    customer: facts,
    reasonCode: 'not_verified',
    statusSince: now,
    verification: {
      verifiedAt: null,
      unavailable: false,
      nextVerifyAt: isVerifiable(facts) ? now : null,
      leasedUntil: null,
      attempts: 0,
      operationIds: [],
      priority: 'sweep',
    },
    agreements: [],
    lastError: null,
    attestations: [],
    signatoryLinks: [],
  };
}

/**
 * Takes over newer facts about the customer. One who ended at Microsoft keeps all evidence, but nothing
 * waits for them any more; one who came back is verified anew.
 */
export function takeOverFacts(
  mca: CustomerMca,
  facts: CustomerFacts,
  circumstances: Circumstances,
): DoneDecision {
  if (facts.version <= mca.customer.version) return unchanged(mca);
  const next: CustomerMca = { ...mca, customer: facts };
  if (facts.lifecycle === 'ended') {
    return mca.customer.lifecycle === 'ended'
      ? conclude(mca, next, scopeChange(mca.customer, facts), circumstances)
      : end(mca, next, circumstances);
  }
  const events = scopeChange(mca.customer, facts);
  if (!isVerifiable(facts) || isVerifiable(mca.customer)) return conclude(mca, next, events, circumstances);
  // Whoever has just created a customer looks at it, and thousands that an import brought may be before it.
  const isWaitedFor = circumstances.priority === 'interactive';
  const verification = isWaitedFor
    ? verifiedNow(mca.verification, circumstances)
    : { ...mca.verification, nextVerifyAt: circumstances.now };
  return conclude(mca, { ...next, verification }, isWaitedFor ? [...events, VERIFY] : events, circumstances);
}

function end(before: CustomerMca, next: CustomerMca, circumstances: Circumstances): DoneDecision {
  const { now } = circumstances;
  const refusal = {
    code: 'customer_ended',
    detail: 'The relationship with this customer ended before this was done, so it was given up.',
  } as const;
  const refreshes = next.verification.operationIds.map((operationId): McaEvent => ({
    kind: 'operation_refused',
    operationId,
    refusal,
  }));
  const ended: CustomerMca = {
    ...next,
    verification: {
      ...next.verification,
      nextVerifyAt: null,
      leasedUntil: null,
      operationIds: [],
      priority: 'sweep',
    },
  };
  const live = liveAttestation(ended);
  if (!live) return conclude(before, ended, [changed('ended'), ...refreshes], circumstances);

  const { closed, events } = closeAttestation(live, 'revoke', now, refusal);
  const links = ended.signatoryLinks.map((link) =>
    link.id === live.signatoryLinkId ? { ...link, endedAt: now } : link,
  );
  return conclude(
    before,
    { ...withAttestation(ended, closed), signatoryLinks: links },
    [changed('revoked', live.id), changed('ended'), ...refreshes, ...events],
    circumstances,
  );
}

/** Others hear of new facts only where the public state shows them. */
function scopeChange(before: CustomerFacts, after: CustomerFacts): McaEvent[] {
  const told =
    before.resellerId !== after.resellerId ||
    before.providerInstanceId !== after.providerInstanceId ||
    (before.lifecycle === 'ended') !== (after.lifecycle === 'ended');
  return told ? [changed('customer_facts_changed')] : [];
}

function isVerifiable(facts: CustomerFacts): boolean {
  return facts.lifecycle === 'active' && facts.tenantId !== null;
}
