import type { Tx } from '@assent/database';
import type { AccessScope } from '../access-scope.js';
import { ProblemError } from '../problem.error.js';
import type { CustomerRecord } from './customer-record.js';

/** Reads single customers from the read model. Rows whose customer part has not come are not there yet. */
export abstract class CustomerRecords {
  /** @param tx to read inside of a command's transaction */
  abstract find(access: AccessScope, customerId: string, tx?: Tx): Promise<CustomerRecord | null>;

  abstract findByTenant(
    access: AccessScope,
    tenantId: string,
    providerInstanceId: string,
  ): Promise<CustomerRecord | null>;

  /** The customer to whom a signatory's link belongs. The token that named it is the permission. */
  abstract findBySignatoryLink(linkId: string): Promise<CustomerRecord | null>;

  /** @throws ProblemError `customer_not_found` */
  async get(access: AccessScope, customerId: string, tx?: Tx): Promise<CustomerRecord> {
    const record = await this.find(access, customerId, tx);
    if (record === null) throw customerNotFound();
    return record;
  }
}

export function customerNotFound(): ProblemError {
  return new ProblemError(
    'customer_not_found',
    'There is no customer with this id, or it is not one of yours. Look it up in the list of customers.',
  );
}
