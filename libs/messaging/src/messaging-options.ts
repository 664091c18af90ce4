import type { MessageContract, ServiceName } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';

/** How a service takes part in messaging; an abstract class so that it can be injected. */
export abstract class MessagingOptions {
  abstract readonly service: ServiceName;
  abstract readonly redisUrl: string;
  /** The key set that all services share; see `ENVELOPE_KEYS`. */
  abstract readonly envelopeKeys: Keyring;
  /**
   * The messages that this process handles. Unless given: every message of the catalogue that is routed to a
   * queue of the service.
   */
  abstract readonly serves?: readonly MessageContract[];
  /** How long a shutdown waits for messages under way, in milliseconds. */
  abstract readonly drainMs?: number;
}
