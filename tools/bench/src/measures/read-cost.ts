import type { Client } from 'pg';
import type { Pool } from 'undici';
import { median, percentile } from '../statistics.js';
import { timed } from '../timed.js';
import type { TappedStatement } from '../world/statement-tap.js';
import type { BenchContext } from './measure.js';

/** What a read costs, in milliseconds: through the gateway, and the least that it could cost. */
export interface ReadCost {
  readonly gateway: number;
  readonly gatewayP99: number;
  /** The same SQL through pg. */
  readonly sql: number;
  /** A constant of the same size from a bare Fastify. */
  readonly fastify: number;
  readonly ratio: number;
}

const WARM_UP = 20;

/**
 * Takes one request of each path in turn through the gateway, its SQL through pg, and a constant through Fastify:
 * what disturbs the machine disturbs all three. The constant is as long as the median answer.
 *
 * @param paths asked one after the other; several, so that no answer comes from what the one before has warmed
 */
export async function readCost(
  { world, options }: BenchContext,
  paths: readonly string[],
): Promise<ReadCost> {
  const bodies: string[] = [];
  const tapped = await world.tap.duringEach(
    paths.map((path) => async () => {
      bodies.push(await get(world.gateway, path));
    }),
  );
  const cases = paths.map((path, at) => {
    const statements = tapped[at] ?? [];
    if (statements.length === 0) throw new Error(`No statement was seen for ${path}.`);
    return { path, statements };
  });
  const bySize = bodies.sort((one, other) => one.length - other.length);
  await put(world.bare, bySize[Math.floor(bySize.length / 2)] ?? '');
  const times = { gateway: [] as number[], sql: [] as number[], fastify: [] as number[] };
  for (let round = -WARM_UP; round < Math.max(options.rounds, paths.length); round++) {
    const one = cases[(round + WARM_UP) % cases.length];
    if (one === undefined) throw new Error('There is nothing to ask for.');
    const taken = {
      gateway: await timed(() => get(world.gateway, one.path)),
      sql: await timed(() => runStatements(world.database, one.statements)),
      fastify: await timed(() => get(world.bare, '/constant')),
    };
    if (round < 0) continue;
    times.gateway.push(taken.gateway);
    times.sql.push(taken.sql);
    times.fastify.push(taken.fastify);
  }
  const [gateway, sql, fastify] = [median(times.gateway), median(times.sql), median(times.fastify)];
  return {
    gateway,
    gatewayP99: percentile(times.gateway, 0.99),
    sql,
    fastify,
    ratio: gateway / (sql + fastify),
  };
}

export function costText({ gateway, gatewayP99, sql, fastify }: ReadCost): string {
  const ms = (value: number) => value.toFixed(2);
  return `${ms(gateway)} ms (p99 ${ms(gatewayP99)}); SQL ${ms(sql)} + Fastify ${ms(fastify)} ms`;
}

export async function get(pool: Pool, path: string): Promise<string> {
  const { statusCode, body } = await pool.request({ method: 'GET', path });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`GET ${path} answered ${statusCode}: ${text.slice(0, 300)}`);
  return text;
}

async function put(pool: Pool, body: string): Promise<void> {
  const answer = await pool.request({
    method: 'PUT',
    path: '/constant',
    body,
    headers: { 'content-type': 'text/plain' },
  });
  await answer.body.dump();
}

async function runStatements(client: Client, statements: readonly TappedStatement[]): Promise<void> {
  for (const { sql, parameters } of statements) await client.query(sql, [...parameters]);
}
