import type { Tx } from '@assent/database';
import type { Customer } from '../../domain/customer.js';

/** What Microsoft hands out once, with a new tenant. */
export interface UserCredentials {
  readonly userName: string;
  readonly password: string;
}

/** Keeps the first administrator's credentials, sealed, until they are read or a day has passed. */
export abstract class InitialCredentials {
  abstract keep(tx: Tx, customer: Customer, credentials: UserCredentials, expiresAt: Date): Promise<void>;

  /** Deletes what has expired; answers how many. */
  abstract deleteExpired(now: Date): Promise<number>;
}
