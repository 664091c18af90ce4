import { changed, conclude, unchanged, type Circumstances, type DoneDecision } from '../decision.js';
import type { CustomerMca } from '../model/customer-mca.js';
import { liveAttestation, withAttestation } from '../model/customer-mca.js';
import { closeAttestation } from './close-attestation.js';

/**
 * Turns the link that has run out into an expired one. Asked of any customer at any time: unchanged when
 * there is no such link, so that sweeps that meet do it once. Microsoft is asked once more at once, as the
 * customer may have accepted in the last seconds.
 */
export function expireOverdueLink(mca: CustomerMca, circumstances: Circumstances): DoneDecision {
  const { now } = circumstances;
  const live = liveAttestation(mca);
  if (live?.state !== 'link_generated' || live.expiresAt === null || live.expiresAt > now) {
    return unchanged(mca);
  }
  const { closed, events } = closeAttestation(live, 'expire', now, {
    code: 'attestation_not_waiting',
    detail: 'The link ran out before this was done. Renew it to go on.',
  });
  return conclude(
    mca,
    withAttestation(mca, { ...closed, nextPollAt: now }),
    [changed('expired', live.id), ...events],
    circumstances,
  );
}
