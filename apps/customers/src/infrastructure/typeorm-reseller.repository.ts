import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { IsNull, Not, And } from 'typeorm';
import { ResellerRepository } from '../application/ports/reseller-repository.js';
import type { Customer } from '../domain/customer.js';
import type { Reseller } from '../domain/reseller.js';
import { toCustomer } from './customer.mapper.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';
import { ResellerOrmEntity } from './reseller.orm-entity.js';

const LOCKED = { mode: 'pessimistic_write' } as const;

@Injectable()
export class TypeOrmResellerRepository extends ResellerRepository {
  override async ofInstance(tx: Tx, providerInstanceId: string): Promise<Reseller[]> {
    return tx.find(ResellerOrmEntity, { where: { providerInstanceId }, order: { id: 'ASC' }, lock: LOCKED });
  }

  override async find(tx: Tx, id: string): Promise<Reseller | undefined> {
    return (await tx.findOneBy(ResellerOrmEntity, { id })) ?? undefined;
  }

  override async save(tx: Tx, resellers: readonly Reseller[]): Promise<void> {
    if (resellers.length > 0) await tx.upsert(ResellerOrmEntity, [...resellers], ['id']);
  }

  override async markServed(tx: Tx, passId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE customer SET reseller_pass_id = $1 WHERE id = ANY($2::uuid[])', [
      passId,
      customerIds,
    ]);
  }

  override async findNoLongerServed(
    tx: Tx,
    pass: { readonly id: string; readonly resellerId: string },
    limit: number,
  ): Promise<Customer[]> {
    const rows = await tx.find(CustomerOrmEntity, {
      where: {
        resellerId: pass.resellerId,
        lifecycle: 'active',
        resellerPassId: And(Not(IsNull()), Not(pass.id)),
      },
      order: { id: 'ASC' },
      take: limit,
      lock: LOCKED,
    });
    return rows.map(toCustomer);
  }
}
