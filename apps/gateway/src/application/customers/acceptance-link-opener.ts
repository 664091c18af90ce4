import type { AttestationStateData } from '@assent/contracts';

/** Opens Microsoft's acceptance link of an attestation as the read model holds it. */
export abstract class AcceptanceLinkOpener {
  /** The link in clear, or null where there is none. */
  abstract open(attestation: AttestationStateData): string | null;
}
