import type { AttestationStateData, McaState } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';
import { AcceptanceLinkOpener } from '../application/customers/acceptance-link-opener.js';

const purpose = (attestationId: string) => `customer_view.acceptance_url:${attestationId}`;

/**
 * Seals Microsoft's acceptance links on their way into the read model and opens them again: whoever holds
 * one can accept, so none of them stands in the database in clear.
 */
export class AcceptanceLinks extends AcceptanceLinkOpener {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  /** The state as it is stored: the same shape, each acceptance link sealed. */
  seal(mca: McaState): McaState {
    return {
      ...mca,
      attestation: mca.attestation === null ? null : this.sealOne(mca.attestation),
      history: mca.history.map((attestation) => this.sealOne(attestation)),
    };
  }

  override open(attestation: AttestationStateData): string | null {
    return attestation.acceptanceUrl === null
      ? null
      : this.keyring.open(attestation.acceptanceUrl, purpose(attestation.id));
  }

  private sealOne(attestation: AttestationStateData): AttestationStateData {
    if (attestation.acceptanceUrl === null) return attestation;
    const acceptanceUrl = this.keyring.seal(attestation.acceptanceUrl, purpose(attestation.id));
    return { ...attestation, acceptanceUrl };
  }
}
