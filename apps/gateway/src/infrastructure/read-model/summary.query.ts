import { RequestDataSource } from '@assent/database';
import type { McaSummary } from '@assent/contracts';
import type { McaStatus } from '@assent/domain';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { SqlParameters, scopeCondition } from '../sql.js';

/** The summary cards, from the kept counters: a few rows, however many customers there are. */
@Injectable()
export class SummaryReader {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly clock: Clock,
  ) {}

  async read(access: AccessScope): Promise<McaSummary> {
    const parameters = new SqlParameters();
    const rows = await this.dataSource.query<{ status: McaStatus; customers: string }[]>(
      `SELECT c.status, sum(c.customers) AS customers FROM summary_counter c
       WHERE ${scopeCondition(access, parameters, 'c')} GROUP BY c.status`,
      parameters.values,
    );
    const counts: Record<McaStatus, number> = { required: 0, pending: 0, expired: 0, ready: 0, compliant: 0 };
    for (const { status, customers } of rows) counts[status] = Number(customers);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...counts, total, asOf: this.clock.now().toISOString() };
  }
}
