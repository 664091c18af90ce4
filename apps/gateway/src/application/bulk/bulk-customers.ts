import type { BulkTarget } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { AccessScope } from '../access-scope.js';
import type { CustomerRecord } from '../customers/customer-record.js';

export type BulkFilter = Extract<BulkTarget, { kind: 'filter' }>['filter'];

/** Reads many customers at once, each with everything that decides about a command. */
export abstract class BulkCustomers {
  /** Those of these that the caller may see, in no order. */
  abstract byIds(access: AccessScope, customerIds: readonly string[], tx: Tx): Promise<CustomerRecord[]>;

  abstract byTenants(
    access: AccessScope,
    providerInstanceId: string,
    tenantIds: readonly string[],
    tx: Tx,
  ): Promise<CustomerRecord[]>;

  /** @param domains in lower case */
  abstract byDomains(
    access: AccessScope,
    providerInstanceId: string,
    domains: readonly string[],
    tx: Tx,
  ): Promise<CustomerRecord[]>;

  /** Pages of the customers that the work list shows under this filter, by company name. */
  abstract matching(
    access: AccessScope,
    filter: BulkFilter,
    pageSize: number,
    tx: Tx,
  ): AsyncIterable<CustomerRecord[]>;
}
