import type { Attestation } from './model/attestation.js';
import { after } from './model/outside-work.js';
import { POLICY } from './policy.js';

/**
 * When to ask Microsoft about this attestation next, as if it had just been asked; null: never again.
 *
 * A link that waits is asked about often while somebody is probably at it, and seldom otherwise, with one
 * question at the very moment it runs out. A closed one is watched until a day after its link has run out,
 * because Microsoft's link cannot be cancelled and a late acceptance counts.
 */
export function nextPollAt(attestation: Attestation, now: Date): Date | null {
  const { microsoftId, expiresAt } = attestation;
  if (microsoftId === null || expiresAt === null) return null;
  switch (attestation.state) {
    case 'link_generated':
      return notPast(expiresAt, after(now, intervalWhileWaiting(attestation, expiresAt, now)), now);
    case 'expired':
    case 'superseded':
    case 'declined':
    case 'revoked': {
      // What Microsoft has confirmed once needs no second question.
      if (attestation.acceptedAt !== null || attestation.lateAcceptedAt !== null) return null;
      const watchedUntil = after(expiresAt, POLICY.polling.watchAfterExpiry);
      return now < watchedUntil ? after(now, POLICY.polling.whileClosed) : null;
    }
    case 'requested':
    case 'accepted':
    case 'finalised':
    case 'accepted_directly':
    case 'failed':
      return null;
  }
}

function intervalWhileWaiting(attestation: Attestation, expiresAt: Date, now: Date): number {
  const { polling } = POLICY;
  const within = (since: Date | null, ms: number) => since !== null && now < after(since, ms);
  if (within(attestation.lastOpenedAt, polling.justOpenedFor)) return polling.justAfterOpening;
  if (within(attestation.lastOpenedAt, polling.openedFor)) return polling.afterOpening;
  if (within(attestation.linkGeneratedAt, polling.freshFor)) return polling.whileFresh;
  if (after(now, polling.lastStretch) >= expiresAt) return polling.nearExpiry;
  return polling.otherwise;
}

function notPast(limit: Date, time: Date, now: Date): Date {
  return limit > now && time > limit ? limit : time;
}
