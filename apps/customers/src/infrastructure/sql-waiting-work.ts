import { Transactions } from '@assent/database';
import type { WaitingCalls } from '@assent/partner-center';
import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../application/ports/waiting-work.js';

/** Customers to be created or ended, and imports that are under way. */
@Injectable()
export class SqlWaitingWork extends WaitingWork {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async of(providerInstanceId: string): Promise<WaitingCalls> {
    const [counted] = await this.transactions.run((tx) =>
      tx.query<WaitingCalls[]>(
        `SELECT count(*)::int AS waiting,
                (count(*) FILTER (WHERE attempts > 0))::int AS tried,
                min(next_attempt_at) AS "nextAttemptAt"
           FROM (SELECT attempts, next_attempt_at FROM customer_call WHERE provider_instance_id = $1
                 UNION ALL
                 SELECT attempts, next_attempt_at FROM customer_import
                  WHERE provider_instance_id = $1 AND state = 'running') work`,
        [providerInstanceId],
      ),
    );
    return counted ?? { waiting: 0, tried: 0, nextAttemptAt: null };
  }
}
