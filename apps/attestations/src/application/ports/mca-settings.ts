import type { Circumstances } from '../../domain/decision.js';

/** What the people who run Assent have decided. */
export abstract class McaSettings {
  abstract readonly cutoff: Circumstances['cutoff'];
  abstract readonly finalisation: Circumstances['finalisation'];
  /** What a provider instance says where neither a command nor the customer does. */
  abstract defaultsOf(providerInstanceId: string): { country: string | null; language: string };
}
