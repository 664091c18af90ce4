import type { ProviderInstanceSettingsState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Circumstances } from '../../domain/decision.js';

/** What holds for the customers of a provider instance. */
export type InstanceSettings = Pick<Circumstances, 'finalisation' | 'defaults'>;

/** What the people who run Assent, and the partners, have decided. */
export abstract class McaSettings {
  abstract readonly cutoff: Circumstances['cutoff'];

  /** What holds by now, as known in this transaction, for each provider instance by its id. */
  abstract load(tx: Tx): Promise<(providerInstanceId: string) => InstanceSettings>;

  /** Takes newer settings of a provider instance over; known or older ones change nothing. */
  abstract remember(tx: Tx, state: ProviderInstanceSettingsState): Promise<void>;
}
