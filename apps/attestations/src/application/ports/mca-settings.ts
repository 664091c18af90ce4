import type { ProviderInstanceSettingsState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Circumstances } from '../../domain/decision.js';
import type { StartDefaults } from '../../domain/decisions/start-attestation.js';

/** What the people who run Assent, and the partners, have decided. */
export abstract class McaSettings {
  abstract readonly cutoff: Circumstances['cutoff'];

  /** How acceptances become agreements in a provider instance, as known in this transaction. */
  abstract finalisationOf(tx: Tx, providerInstanceId: string): Promise<Circumstances['finalisation']>;

  /** What a provider instance says where neither a command nor the customer does. */
  abstract defaultsOf(tx: Tx, providerInstanceId: string): Promise<StartDefaults>;

  /** Takes newer settings of a provider instance over; known or older ones change nothing. */
  abstract remember(tx: Tx, state: ProviderInstanceSettingsState): Promise<void>;
}
