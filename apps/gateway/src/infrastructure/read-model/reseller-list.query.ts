import type { ResellerListQuery, ResellerPage, ResellerView } from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { escapeLike, scopeCondition, SqlParameters } from '../sql.js';
import { afterCursor, type Keyset, keysetColumn, orderBy, toPage } from './keyset.js';

const BY_NAME: Keyset = {
  columns: [
    { sql: 'v.name_sort', type: 'text' },
    { sql: 'v.reseller_id', type: 'uuid' },
  ],
  order: 'asc',
};

/** As many customers as the summary counts under the reseller: a few kept counters, no customers. */
const CUSTOMERS = `(SELECT coalesce(sum(c.customers), 0)::int FROM summary_counter c
  WHERE c.provider_instance_id = v.provider_instance_id AND c.reseller_id = v.reseller_id)`;

/** Resellers by name; those whose relationship has ended too, as long as they have customers on the list. */
@Injectable()
export class ResellerListReader {
  constructor(private readonly dataSource: RequestDataSource) {}

  async page(access: AccessScope, { cursor, limit, ...question }: ResellerListQuery): Promise<ResellerPage> {
    const parameters = new SqlParameters();
    const conditions = [`(v.active OR ${CUSTOMERS} > 0)`, scopeCondition(access, parameters, 'v')];
    if (question.providerInstance !== undefined) {
      conditions.push(`v.provider_instance_id = ${parameters.add(question.providerInstance)}`);
    }
    if (question.search !== undefined) {
      const part = parameters.add(`%${escapeLike(question.search.toLowerCase())}%`);
      conditions.push(`(v.name_sort LIKE ${part} OR lower(v.mpn_id) LIKE ${part})`);
    }
    conditions.push(afterCursor(BY_NAME, cursor, question, parameters));
    const rows = await this.dataSource.query<ResellerRow[]>(
      `SELECT v.*, ${CUSTOMERS} AS customers, ${keysetColumn(BY_NAME)} FROM reseller_view v
       WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy(BY_NAME)} LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    return toPage(rows, limit, question, toView);
  }

  /** Null: there is none, or the caller may not see it. */
  async find(access: AccessScope, resellerId: string): Promise<ResellerView | null> {
    const parameters = new SqlParameters();
    const [row] = await this.dataSource.query<ResellerRow[]>(
      `SELECT v.*, ${CUSTOMERS} AS customers FROM reseller_view v
       WHERE v.reseller_id = ${parameters.add(resellerId)} AND ${scopeCondition(access, parameters, 'v')}`,
      parameters.values,
    );
    return row === undefined ? null : toView(row);
  }
}

interface ResellerRow {
  readonly reseller_id: string;
  readonly provider_instance_id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly mpn_id: string | null;
  readonly location: string | null;
  readonly active: boolean;
  readonly customers: number;
  readonly keyset: readonly string[];
}

const toView = (row: ResellerRow): ResellerView => ({
  resellerId: row.reseller_id,
  providerInstanceId: row.provider_instance_id,
  tenantId: row.tenant_id,
  name: row.name,
  mpnId: row.mpn_id,
  location: row.location,
  active: row.active,
  customers: row.customers,
});
