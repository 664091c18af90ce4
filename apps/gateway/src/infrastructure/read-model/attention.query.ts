import { ATTENTION_COUNT_LIMIT, type McaAttention } from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { type WorkListFilters, workListCondition } from './work-list-filters.js';

/** "Soon": two days leave time for a reminder and for a weekend day in between. */
const EXPIRING_WITHIN_HOURS = 48;

/** What each count counts: the work list with this filter, so that both always agree. */
const FILTERS: Readonly<Record<keyof Omit<McaAttention, 'countLimit'>, WorkListFilters>> = {
  expired: { status: 'expired' },
  expiring: { expiringWithinHours: EXPIRING_WITHIN_HOURS },
  neverOpened: { neverOpened: true },
  ready: { status: 'ready' },
  failing: { failing: true },
  notVerified: { reason: 'not_verified' },
};

/** How many customers ask for a person today. Counted from small indexes, and no further than the limit. */
@Injectable()
export class AttentionReader {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly clock: Clock,
  ) {}

  async read(access: AccessScope): Promise<McaAttention> {
    const now = this.clock.now();
    const parameters = new SqlParameters();
    const counts = Object.entries(FILTERS).map(
      ([name, filters]) =>
        `(SELECT count(*)::int FROM (
            SELECT 1 FROM customer_view v
            WHERE ${workListCondition(filters, parameters, now)} AND ${scopeCondition(access, parameters, 'v')}
            LIMIT ${String(ATTENTION_COUNT_LIMIT)}
          ) counted) AS "${name}"`,
    );
    const [row] = await this.dataSource.query<Omit<McaAttention, 'countLimit'>[]>(
      `SELECT ${counts.join(', ')}`,
      parameters.values,
    );
    if (row === undefined) throw new Error('PostgreSQL answered a count without a row.');
    return { ...row, countLimit: ATTENTION_COUNT_LIMIT };
  }
}
