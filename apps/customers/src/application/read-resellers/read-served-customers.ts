import { Transactions, type Tx } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { PartnerCenterClients } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { changeCustomer, type Customer } from '../../domain/customer.js';
import type { Reseller } from '../../domain/reseller.js';
import { customerUpdatedMessage } from '../customer-messages.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import type { Origin } from '../ports/origin.js';
import { type ResellerReading, ResellerReadings } from '../ports/reseller-readings.js';
import { ResellerRepository } from '../ports/reseller-repository.js';
import { byTime } from './reseller-messages.js';
import { RESELLERS_POLICY } from './resellers-policy.js';

interface ServedPage {
  readonly tenantIds: readonly string[];
  readonly continuation: string | null;
}

/**
 * One step of learning whom a reseller serves: one page of its customers, or the letting go of some whom a
 * complete pass has not seen. A customer's own record does not name its reseller; Microsoft's list of customers
 * can be filtered by one.
 *
 * @throws PartnerCenterError when Microsoft does not show the page
 */
@Injectable()
export class ReadServedCustomers {
  constructor(
    private readonly resellers: ResellerRepository,
    private readonly customers: CustomerRepository,
    private readonly readings: ResellerReadings,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(reading: ResellerReading, resellerId: string): Promise<void> {
    const origin = byTime(this.ids.next());
    const reseller = await this.transactions.run((tx) => this.resellers.find(tx, resellerId));
    // One that has gone serves nobody, and Microsoft is not asked about it.
    if (reading.phase === 'releasing' || reseller?.active !== true) {
      await this.release(reading, resellerId, origin);
      return;
    }
    await this.take(reading, reseller, await this.readPage(reading, reseller, origin), origin);
  }

  private async readPage(
    { providerInstanceId, continuation }: ResellerReading,
    { tenantId }: Reseller,
    { correlationId }: Origin,
  ): Promise<ServedPage> {
    const pages = this.partnerCenter.of(providerInstanceId).listCustomers(
      {
        pageSize: RESELLERS_POLICY.pageSize,
        ofReseller: tenantId,
        ...(continuation === null ? {} : { continuation }),
      },
      { requestId: this.ids.next(), correlationId, share: 'bulk' },
    );
    for await (const page of pages) {
      return {
        tenantIds: page.customers.map((line) => line.tenantId.toLowerCase()),
        continuation: page.continuation,
      };
    }
    return { tenantIds: [], continuation: null };
  }

  private async take(
    reading: ResellerReading,
    { id: resellerId, providerInstanceId }: Reseller,
    { tenantIds, continuation }: ServedPage,
    origin: Origin,
  ): Promise<void> {
    const now = this.clock.now();
    const phase = continuation === null ? 'releasing' : 'listing';
    await this.transactions.run(async (tx) => {
      if (!(await this.readings.settle(tx, reading, { kind: 'next', at: now, phase, continuation }))) return;
      const known = await this.customers.findByTenants(tx, providerInstanceId, tenantIds);
      // Microsoft may show one under several; the one that it has stays, so that scopes do not go to and fro.
      const taken = known
        .filter((customer) => customer.resellerId === null && customer.lifecycle === 'active')
        .map((customer) => changeCustomer(customer, { resellerId }, now));
      const kept = known.filter((customer) => customer.resellerId === resellerId);
      await this.tell(tx, taken, origin);
      await this.resellers.markServed(
        tx,
        reading.passId,
        [...taken, ...kept].map(({ id }) => id),
      );
    });
  }

  private async release(reading: ResellerReading, resellerId: string, origin: Origin): Promise<void> {
    const now = this.clock.now();
    const { releasingBatch } = RESELLERS_POLICY;
    await this.transactions.run(async (tx) => {
      const pass = { id: reading.passId, resellerId };
      const unseen = await this.resellers.findNoLongerServed(tx, pass, releasingBatch);
      const next =
        unseen.length < releasingBatch
          ? ({ kind: 'done' } as const)
          : ({ kind: 'next', at: now, phase: 'releasing', continuation: null } as const);
      if (!(await this.readings.settle(tx, reading, next))) return;
      const released = unseen.map((customer) => changeCustomer(customer, { resellerId: null }, now));
      await this.tell(tx, released, origin);
    });
  }

  private async tell(tx: Tx, changed: readonly Customer[], origin: Origin): Promise<void> {
    await this.customers.update(tx, changed);
    await this.outbox.append(
      tx,
      ...changed.map((customer) => customerUpdatedMessage(customer, 'reseller', origin)),
    );
  }
}
