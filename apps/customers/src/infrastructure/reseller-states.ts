import { DIGESTED_FIELDS, type DigestedField, REPLAY_POLICY, type ResellerState } from '@assent/contracts';
import { bucketSql, digestOf, instantText } from '@assent/database';
import type { StatesDigest, WantedPage } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KnownResellers } from '../application/ports/known-states.js';
import { publicReseller } from '../application/read-resellers/reseller-messages.js';
import { ResellerOrmEntity } from './reseller.orm-entity.js';

/** What the digest takes of each row; the gateway names the same of its own. */
const DIGESTED: Readonly<Record<DigestedField<'resellers'>, string>> = {
  providerInstanceId: 'provider_instance_id',
  tenantId: 'tenant_id',
  name: 'name',
  mpnId: 'mpn_id',
  location: 'location',
  active: 'active',
  createdAt: instantText('created_at'),
  updatedAt: instantText('updated_at'),
};

/** All resellers as they stand in the table. */
@Injectable()
export class ResellerStates extends KnownResellers {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async page({ bucket, after }: WantedPage): Promise<ResellerState[]> {
    const query = this.dataSource
      .createQueryBuilder(ResellerOrmEntity, 'reseller')
      .orderBy('reseller.id')
      .limit(REPLAY_POLICY.statesPerPage);
    if (after !== null) query.andWhere('reseller.id > :after', { after });
    if (bucket !== null) {
      query.andWhere(`${bucketSql('reseller.id', REPLAY_POLICY.buckets)} = :bucket`, { bucket });
    }
    return (await query.getMany()).map(publicReseller);
  }

  override digest(): Promise<StatesDigest> {
    const values = DIGESTED_FIELDS.resellers.map((field) => DIGESTED[field]);
    return digestOf(
      this.dataSource,
      { from: 'reseller', id: 'id', version: 'version', values },
      REPLAY_POLICY.buckets,
    );
  }
}
