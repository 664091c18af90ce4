import { Injectable } from '@nestjs/common';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { customerKey, type CustomerRecord } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';

/** The customers of all partners. */
@Injectable()
export class CustomerDirectory {
  constructor(private readonly store: SandboxStore) {}

  /** @throws MicrosoftFault 404/60003 for an unknown tenant, 403/20002 for one whose relationship has ended */
  get(partner: string, tenantId: string): CustomerRecord {
    const customer = this.store.state.customers.get(customerKey(partner, tenantId));
    if (customer === undefined) throw MicrosoftFault.classic('customerNotFound');
    if (customer.relationshipToPartner === 'none') throw MicrosoftFault.classic('noRelationship');
    return customer;
  }

  /** Whatever its relationship, of whichever partner: for the control API. */
  findAnywhere(tenantId: string): CustomerRecord | undefined {
    return [...this.store.state.customers.values()].find(
      (customer) => customer.id === tenantId.toLowerCase(),
    );
  }

  /** The partner's customers in an order that new ones do not disturb, after `after`. */
  page(query: {
    partner: string;
    after: string | undefined;
    size: number;
    matches: (customer: CustomerRecord) => boolean;
  }): { customers: CustomerRecord[]; more: boolean } {
    const { partner, after, size, matches } = query;
    const rest = [...this.store.state.customers.values()]
      .filter(
        (customer) =>
          customer.partner === partner &&
          customer.relationshipToPartner === 'reseller' &&
          (after === undefined || customer.id > after) &&
          matches(customer),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return { customers: rest.slice(0, size), more: rest.length > size };
  }

  isDomainTaken(domain: string): boolean {
    const wanted = domain.toLowerCase();
    return [...this.store.state.customers.values()].some(
      (customer) => customer.domain.toLowerCase() === wanted,
    );
  }

  add(...customers: CustomerRecord[]): void {
    for (const customer of customers) {
      this.store.state.customers.set(customerKey(customer.partner, customer.id), customer);
    }
    this.store.changed();
  }

  remove(customer: CustomerRecord): void {
    this.store.state.customers.delete(customerKey(customer.partner, customer.id));
    this.store.changed();
  }

  /** To be called after a record was changed. */
  changed(): void {
    this.store.changed();
  }

  /** The tenant ids of all customers of all partners. */
  ids(): Set<string> {
    return new Set([...this.store.state.customers.values()].map(({ id }) => id));
  }

  companyNames(): Set<string> {
    return new Set(
      [...this.store.state.customers.values()].map((customer) => customer.companyName.toLowerCase()),
    );
  }
}
