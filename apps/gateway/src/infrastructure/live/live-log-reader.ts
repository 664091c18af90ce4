import { RequestDataSource } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { type LiveEvent, liveEventSchema } from '../../application/live/live-event.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { SqlParameters, scopeCondition } from '../sql.js';

/** Reads the log of the event stream for readers who come back. */
@Injectable()
export class LiveLogReader {
  constructor(private readonly dataSource: RequestDataSource) {}

  /**
   * What a reader may have missed since `lastEventId`, oldest first, or `null` when the log does not reach
   * back that far.
   *
   * It begins a minute before that event: rows get their numbers before their transactions commit, so one
   * with a lower number may have become visible after it. Telling a change twice does no harm.
   */
  async since(access: AccessScope, lastEventId: string): Promise<LiveEvent[] | null> {
    const last = await this.dataSource.query<{ found: boolean }[]>(
      `SELECT true AS found FROM sse_log WHERE id = $1`,
      [lastEventId],
    );
    if (last.length === 0) return null;
    const parameters = new SqlParameters();
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT l.id::text AS id, l.name, l.data, l.provider_instance_id AS "providerInstanceId",
         l.reseller_id AS "resellerId"
       FROM sse_log l
       WHERE l.created_at >= (SELECT created_at FROM sse_log WHERE id = ${parameters.add(lastEventId)})
           - make_interval(secs => ${parameters.add(GATEWAY_POLICY.sseOverlapSeconds)})
         AND ${scopeCondition(access, parameters, 'l')}
       ORDER BY l.id`,
      parameters.values,
    );
    return rows.map((row) => liveEventSchema.parse(row));
  }

  /** What was logged in the last minute: what a broken notification connection may have missed. */
  async lastMinute(): Promise<LiveEvent[]> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT id::text AS id, name, data, provider_instance_id AS "providerInstanceId",
         reseller_id AS "resellerId"
       FROM sse_log WHERE created_at >= now() - make_interval(secs => $1) ORDER BY id`,
      [GATEWAY_POLICY.sseOverlapSeconds],
    );
    return rows.map((row) => liveEventSchema.parse(row));
  }
}
