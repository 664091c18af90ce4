import type { MessageContract, ServiceName } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';

/** Under which Nest injects the `MessagingOptions`. */
export const MESSAGING_OPTIONS = Symbol('assent messaging options');

/** How a service takes part in messaging. */
export interface MessagingOptions {
  readonly service: ServiceName;
  readonly redisUrl: string;
  /** The key set that all services share; see `ENVELOPE_KEYS`. */
  readonly envelopeKeys: Keyring;
  /**
   * The messages that this process handles. Unless given: every message of the catalogue that is routed to a
   * queue of the service.
   */
  readonly serves?: readonly MessageContract[];
  /** How long a shutdown waits for messages under way, in milliseconds; 7000 unless given. */
  readonly drainMs?: number;
}
