import type { ProviderInstanceLogoState, ProviderInstanceSettingsState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Sender } from '../../texts/compose-mail.js';

/** The partners in whose name mails go out, as they want to appear. */
export abstract class Senders {
  /** The partner behind a provider instance; undefined when the settings of this service do not name it. */
  abstract of(providerInstanceId: string): Promise<Sender | undefined>;

  /** Takes a newer choice over; one that is known, or older than what is known, changes nothing. */
  abstract remember(tx: Tx, state: ProviderInstanceSettingsState): Promise<void>;

  /** The same for the logo. */
  abstract rememberLogo(tx: Tx, state: ProviderInstanceLogoState): Promise<void>;
}
