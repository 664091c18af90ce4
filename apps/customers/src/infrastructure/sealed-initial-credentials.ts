import { Transactions, type Tx } from '@assent/database';
import type { Keyring } from '@assent/keyring';
import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { InitialCredentials, type UserCredentials } from '../application/ports/initial-credentials.js';
import type { Customer } from '../domain/customer.js';
import { InitialCredentialOrmEntity } from './initial-credential.orm-entity.js';

/** The keys of this service's secrets at rest. */
export const AT_REST_KEYS = Symbol('at rest keys');

@Injectable()
export class SealedInitialCredentials extends InitialCredentials {
  constructor(
    @Inject(AT_REST_KEYS) private readonly keys: Keyring,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  override async keep(
    tx: Tx,
    customer: Customer,
    credentials: UserCredentials,
    expiresAt: Date,
  ): Promise<void> {
    await tx.insert(InitialCredentialOrmEntity, {
      customerId: customer.id,
      providerInstanceId: customer.providerInstanceId,
      resellerId: customer.resellerId,
      sealed: this.keys.seal(JSON.stringify(credentials), aadOf(customer.id)),
      expiresAt,
    });
  }

  override async deleteExpired(now: Date): Promise<number> {
    const { affected } = await this.transactions.run((tx) =>
      tx.delete(InitialCredentialOrmEntity, { expiresAt: LessThanOrEqual(now) }),
    );
    return affected ?? 0;
  }
}

/** Sealed for this row: moved to another customer it does not open. */
export const aadOf = (customerId: string): string => `initial_credential/${customerId}`;
