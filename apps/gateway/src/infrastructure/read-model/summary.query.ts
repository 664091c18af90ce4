import { queryPrepared, RequestDataSource } from '@assent/database';
import type { McaSummary, McaSummaryQuery } from '@assent/contracts';
import type { McaStatus } from '@assent/domain';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { SqlParameters, scopeCondition } from '../sql.js';

/** The summary cards, from the kept counters: a few rows, however many customers and resellers there are. */
@Injectable()
export class SummaryReader {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly clock: Clock,
  ) {}

  /** @param filters narrow what the scope allows, and never widen it */
  async read(access: AccessScope, filters: McaSummaryQuery = {}): Promise<McaSummary> {
    const parameters = new SqlParameters();
    const conditions = [scopeCondition(access, parameters, 'c')];
    const equal = (column: string, value: string | undefined) => {
      if (value !== undefined) conditions.push(`c.${column} = ${parameters.add(value)}`);
    };
    equal('provider_instance_id', filters.providerInstance);
    equal('reseller_id', filters.reseller);
    const isOfOneReseller = access.resellerId !== null || filters.reseller !== undefined;
    const rows = await queryPrepared<{ status: McaStatus; customers: string }>(
      this.dataSource,
      `SELECT c.status, sum(c.customers) AS customers
       FROM ${isOfOneReseller ? 'summary_counter' : 'summary_total'} c
       WHERE ${conditions.join(' AND ')} GROUP BY c.status`,
      parameters.values,
    );
    const counts: Record<McaStatus, number> = { required: 0, pending: 0, expired: 0, ready: 0, compliant: 0 };
    for (const { status, customers } of rows) counts[status] = Number(customers);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...counts, total, asOf: this.clock.now().toISOString() };
  }
}
