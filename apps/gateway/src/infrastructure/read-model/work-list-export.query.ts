import type { WorkListExportQuery, WorkListExportRow } from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { orderBy } from './keyset.js';
import { workListCondition } from './work-list-filters.js';
import {
  WORK_LIST_COLUMNS,
  WORK_LIST_SORTS,
  type WorkListColumns,
  toWorkListRow,
} from './work-list.query.js';

type Question = Omit<WorkListExportQuery, 'format' | 'bom'>;

/**
 * The whole work list, batch after batch through a cursor of PostgreSQL's: memory holds one batch however many
 * rows there are, and all of them are of the same moment.
 */
@Injectable()
export class WorkListExport {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a connection with the first batch and gives it back with the last, or when the reader stops early.
   */
  async *batches(access: AccessScope, question: Question): AsyncGenerator<WorkListExportRow[], void> {
    const parameters = new SqlParameters();
    const { sort, order } = question;
    const connection = this.dataSource.createQueryRunner();
    try {
      await connection.startTransaction();
      await connection.query(
        `DECLARE export NO SCROLL CURSOR FOR
         SELECT ${WORK_LIST_COLUMNS} FROM customer_view v
         WHERE ${workListCondition(question, parameters, this.clock.now())}
           AND ${scopeCondition(access, parameters, 'v')}
         ORDER BY ${orderBy({ columns: WORK_LIST_SORTS[sort], order })}`,
        parameters.values,
      );
      const batch = GATEWAY_POLICY.exportBatchRows;
      for (;;) {
        const rows = (await connection.query(
          `FETCH ${String(batch)} FROM export`,
        )) as readonly WorkListColumns[];
        if (rows.length > 0) yield rows.map(toWorkListRow);
        if (rows.length < batch) return;
      }
    } finally {
      // Nothing was written; the end of the transaction closes the cursor.
      if (connection.isTransactionActive) await connection.rollbackTransaction();
      await connection.release();
    }
  }
}
