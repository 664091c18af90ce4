import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, Raw } from 'typeorm';
import { CustomerRepository } from '../application/ports/customer-repository.js';
import type { Customer } from '../domain/customer.js';
import { toCustomer, toCustomerRow } from './customer.mapper.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';
import { ResellerOrmEntity } from './reseller.orm-entity.js';

/** One parameter however many rows: PostgreSQL takes 65,535 parameters, a page has more values than that soon. */
const ROWS = `json_to_recordset($1::json) AS row (
  id uuid, version integer, provider_instance_id uuid, reseller_id uuid, tenant_id uuid, company_name text,
  domain text, country text, contact jsonb, lifecycle text,
  created_at timestamp with time zone, updated_at timestamp with time zone)`;

const LOCKED = { mode: 'pessimistic_write' } as const;

@Injectable()
export class TypeOrmCustomerRepository extends CustomerRepository {
  override async find(tx: Tx, customerId: string): Promise<Customer | undefined> {
    const row = await tx.findOne(CustomerOrmEntity, { where: { id: customerId }, lock: LOCKED });
    return row === null ? undefined : toCustomer(row);
  }

  override async findByTenants(
    tx: Tx,
    providerInstanceId: string,
    tenantIds: readonly string[],
  ): Promise<Customer[]> {
    if (tenantIds.length === 0) return [];
    const rows = await tx.find(CustomerOrmEntity, {
      where: { providerInstanceId, tenantId: Raw((column) => `${column} = ANY(:tenantIds)`, { tenantIds }) },
      // Every import takes its locks in the same order, so that two of them wait instead of deadlocking.
      order: { id: 'ASC' },
      lock: LOCKED,
    });
    return rows.map(toCustomer);
  }

  override async findTenantlessByDomains(
    tx: Tx,
    providerInstanceId: string,
    domains: readonly string[],
  ): Promise<Customer[]> {
    if (domains.length === 0) return [];
    const rows = await tx.find(CustomerOrmEntity, {
      where: {
        providerInstanceId,
        tenantId: IsNull(),
        lifecycle: Not('ended'),
        domain: Raw((column) => `${column} = ANY(:domains)`, { domains }),
      },
      order: { id: 'ASC' },
      lock: LOCKED,
    });
    return rows.map(toCustomer);
  }

  override async isDomainTaken(tx: Tx, providerInstanceId: string, domain: string): Promise<boolean> {
    return tx.exists(CustomerOrmEntity, {
      where: {
        providerInstanceId,
        lifecycle: In(['creating', 'active', 'ending']),
        domain: Raw((column) => `lower(${column}) = lower(:domain)`, { domain }),
      },
    });
  }

  override async insert(tx: Tx, customers: readonly Customer[], seenIn?: string): Promise<void> {
    if (customers.length === 0) return;
    await tx.query(
      `INSERT INTO customer (id, version, provider_instance_id, reseller_id, tenant_id, company_name, domain,
                             country, contact, lifecycle, created_at, updated_at, last_seen_import_id)
       SELECT id, version, provider_instance_id, reseller_id, tenant_id, company_name, domain,
              country, contact, lifecycle, created_at, updated_at, $2::uuid
       FROM ${ROWS}`,
      [JSON.stringify(customers.map(toCustomerRow)), seenIn ?? null],
    );
  }

  override async update(tx: Tx, customers: readonly Customer[]): Promise<void> {
    if (customers.length === 0) return;
    const [{ count }] = await tx.query<[{ count: number }]>(
      `WITH updated AS (
         UPDATE customer SET
           version = row.version, reseller_id = row.reseller_id, tenant_id = row.tenant_id,
           company_name = row.company_name, domain = row.domain, country = row.country,
           contact = row.contact, lifecycle = row.lifecycle, updated_at = row.updated_at
         FROM ${ROWS}
         WHERE customer.id = row.id AND customer.version = row.version - 1
         RETURNING 1)
       SELECT count(*)::integer AS count FROM updated`,
      [JSON.stringify(customers.map(toCustomerRow))],
    );
    if (count !== customers.length) {
      throw new Error(`${customers.length - count} of ${customers.length} customers were changed meanwhile.`);
    }
  }

  override async markSeen(tx: Tx, importId: string, customerIds: readonly string[]): Promise<number> {
    if (customerIds.length === 0) return 0;
    const [{ count }] = await tx.query<[{ count: number }]>(
      `WITH marked AS (
         UPDATE customer SET last_seen_import_id = $1
         WHERE id = ANY($2::uuid[]) AND last_seen_import_id IS DISTINCT FROM $1
         RETURNING 1)
       SELECT count(*)::integer AS count FROM marked`,
      [importId, customerIds],
    );
    return count;
  }

  override async findUnseen(
    tx: Tx,
    pass: { readonly importId: string; readonly providerInstanceId: string; readonly startedAt: Date },
    limit: number,
  ): Promise<Customer[]> {
    const rows = await tx.find(CustomerOrmEntity, {
      where: {
        providerInstanceId: pass.providerInstanceId,
        lifecycle: 'active',
        lastSeenImportId: Raw((column) => `${column} IS DISTINCT FROM :importId`, {
          importId: pass.importId,
        }),
        // One that we created during the pass may have come after its page was read.
        createdAt: Raw((column) => `${column} < :startedAt`, { startedAt: pass.startedAt }),
      },
      order: { id: 'ASC' },
      take: limit,
      lock: LOCKED,
    });
    return rows.map(toCustomer);
  }

  override async resellerExists(tx: Tx, providerInstanceId: string, resellerId: string): Promise<boolean> {
    return tx.exists(ResellerOrmEntity, { where: { id: resellerId, providerInstanceId } });
  }
}
