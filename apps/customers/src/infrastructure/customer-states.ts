import { DIGESTED_FIELDS, type CustomerState, type DigestedField, REPLAY_POLICY } from '@assent/contracts';
import { bucketSql, digestOf, instantText } from '@assent/database';
import type { StatesDigest, WantedPage } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { publicState } from '../application/customer-messages.js';
import { KnownStates } from '../application/ports/known-states.js';
import { toCustomer } from './customer.mapper.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';

/** What the digest takes of each row; the gateway names the same of its own. */
const DIGESTED: Readonly<Record<DigestedField<'customers'>, string>> = {
  providerInstanceId: 'provider_instance_id',
  resellerId: 'reseller_id',
  tenantId: 'tenant_id',
  companyName: 'company_name',
  domain: 'domain',
  country: 'country',
  contact: 'contact',
  lifecycle: 'lifecycle',
  createdAt: instantText('created_at'),
  updatedAt: instantText('updated_at'),
};

/** All customers as they stand in the table. */
@Injectable()
export class CustomerStates extends KnownStates {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async page({ bucket, after }: WantedPage): Promise<CustomerState[]> {
    const query = this.dataSource
      .createQueryBuilder(CustomerOrmEntity, 'customer')
      .orderBy('customer.id')
      .limit(REPLAY_POLICY.statesPerPage);
    if (after !== null) query.andWhere('customer.id > :after', { after });
    if (bucket !== null) {
      query.andWhere(`${bucketSql('customer.id', REPLAY_POLICY.buckets)} = :bucket`, { bucket });
    }
    const rows = await query.getMany();
    return rows.map((row) => publicState(toCustomer(row)));
  }

  override digest(): Promise<StatesDigest> {
    const values = DIGESTED_FIELDS.customers.map((field) => DIGESTED[field]);
    return digestOf(
      this.dataSource,
      { from: 'customer', id: 'id', version: 'version', values },
      REPLAY_POLICY.buckets,
    );
  }
}
