import type { AttestationView, SignatorySuggestionData } from '@assent/contracts';

/** Whom the one who was asked named as the right person, while somebody has to decide and still can. */
export function openSuggestionOf({ state, suggestion }: AttestationView): SignatorySuggestionData | null {
  const isAsked = state === 'link_generated' || state === 'expired';
  return isAsked && suggestion?.dismissedAt === null ? suggestion : null;
}
