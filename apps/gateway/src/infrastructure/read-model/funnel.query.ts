import type { McaFunnel, McaFunnelQuery } from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { SqlParameters, scopeCondition } from '../sql.js';

const DAY_MS = 24 * 3_600_000;

/**
 * The funnel. It reads the attestations of the chosen time from one index, so it costs by how many links went
 * out, not by how many customers there are.
 */
@Injectable()
export class FunnelReader {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly clock: Clock,
  ) {}

  async read(access: AccessScope, query: McaFunnelQuery): Promise<McaFunnel> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - query.days * DAY_MS);
    const parameters = new SqlParameters();
    const conditions = [
      `f.sent_at BETWEEN ${parameters.add(from)} AND ${parameters.add(to)}`,
      scopeCondition(access, parameters, 'f'),
    ];
    if (query.reseller !== undefined) conditions.push(`f.reseller_id = ${parameters.add(query.reseller)}`);
    if (query.providerInstance !== undefined) {
      conditions.push(`f.provider_instance_id = ${parameters.add(query.providerInstance)}`);
    }
    const [row] = await this.dataSource.query<FunnelRow[]>(
      // Whoever accepted has been there, and whoever has an agreement has accepted: each step counts the next.
      `SELECT count(*)::int AS sent,
         count(coalesce(f.opened_at, f.accepted_at, f.finalised_at))::int AS opened,
         count(coalesce(f.accepted_at, f.finalised_at))::int AS accepted,
         count(f.finalised_at)::int AS finalised,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f.accepted_at - f.sent_at)) AS median
       FROM attestation_fact f WHERE ${conditions.join(' AND ')}`,
      parameters.values,
    );
    const { median, ...counts } = row ?? { sent: 0, opened: 0, accepted: 0, finalised: 0, median: null };
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      ...counts,
      medianSecondsToAccept: median === null ? null : Math.round(median),
    };
  }
}

interface FunnelRow {
  readonly sent: number;
  readonly opened: number;
  readonly accepted: number;
  readonly finalised: number;
  readonly median: number | null;
}
