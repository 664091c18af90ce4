import type { Tx } from '@assent/database';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Customer } from '../../domain/customer.js';
import { importListed, type ListedCustomer, mergeListed } from '../../domain/listed-customer.js';
import type { CustomerChange } from '../customer-messages.js';
import { CustomerRepository } from '../ports/customer-repository.js';

export interface MergedPage {
  readonly seen: number;
  readonly created: readonly Customer[];
  readonly changed: readonly { readonly customer: Customer; readonly change: CustomerChange }[];
}

/** Writes one page of Microsoft's list into our customers, in a few statements however long the page is. */
@Injectable()
export class MergePage {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly ids: Ids,
  ) {}

  async execute(
    tx: Tx,
    importId: string,
    providerInstanceId: string,
    listed: readonly ListedCustomer[],
    now: Date,
  ): Promise<MergedPage> {
    const page = withoutRepeats(listed);
    const customerOf = await this.findKnown(tx, providerInstanceId, page);
    const created: Customer[] = [];
    const changed: { customer: Customer; change: CustomerChange }[] = [];
    const knownIds: string[] = [];
    for (const line of page) {
      const customer = customerOf(line);
      if (customer === undefined) {
        created.push(importListed(line, { id: this.ids.next(), providerInstanceId, now }));
        continue;
      }
      knownIds.push(customer.id);
      const outcome = mergeListed(customer, line, now);
      if (outcome.kind !== 'unchanged') changed.push({ customer: outcome.customer, change: outcome.change });
    }
    // Noted with the row: a second statement would write each of them twice.
    await this.customers.insert(tx, created, importId);
    await this.customers.update(
      tx,
      changed.map(({ customer }) => customer),
    );
    const known = await this.customers.markSeen(tx, importId, knownIds);
    return { seen: created.length + known, created, changed };
  }

  /**
   * Finds a line's customer by its tenant, or by its domain among those that have no tenant yet: a customer
   * that is being created at this moment is already in Microsoft's list, and must not become a second one.
   */
  private async findKnown(
    tx: Tx,
    providerInstanceId: string,
    page: readonly ListedCustomer[],
  ): Promise<(line: ListedCustomer) => Customer | undefined> {
    const tenants = page.map(({ tenantId }) => tenantId);
    const byTenant = new Map(
      (await this.customers.findByTenants(tx, providerInstanceId, tenants)).map((customer) => [
        customer.tenantId,
        customer,
      ]),
    );
    const domains = page.flatMap(({ domain }) => (domain === null ? [] : [domain.toLowerCase()]));
    const byDomain = new Map(
      (await this.customers.findTenantlessByDomains(tx, providerInstanceId, domains)).map((customer) => [
        customer.domain,
        customer,
      ]),
    );
    return ({ tenantId, domain }) =>
      byTenant.get(tenantId) ?? (domain === null ? undefined : byDomain.get(domain.toLowerCase()));
  }
}

/** Paging over a list that changes can show the same customer twice. */
function withoutRepeats(listed: readonly ListedCustomer[]): ListedCustomer[] {
  return [...new Map(listed.map((line) => [line.tenantId, line])).values()];
}
