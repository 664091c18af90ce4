import { anId, testRedisUrl, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { ShortLivedRows } from '../src/infrastructure/pruning/short-lived-rows.js';
import { GatewayUnderTest, INSTANCE_ID } from './gateway-under-test.js';

// Far ahead, so that the sweep of the running gateway finds nothing to remove.
const NOW = new Date('2100-06-01T12:00:00.000Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60_000);
const HOUR = 1 / 24;

describe('pruning in the gateway', () => {
  let gateway: GatewayUnderTest;
  let redisUrl: string;
  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    gateway = await GatewayUnderTest.start({ REDIS_URL: redisUrl });
  });
  afterAll(() => gateway.stop());

  const query = <Row = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    gateway.database.dataSource.query<Row[]>(sql, values);

  /** @param settledAt null: still pending */
  const operations = (count: number, createdAt: Date, settledAt: Date | null) =>
    query(
      `INSERT INTO operation (id, command, state, caller, provider_instance_id, subject_id, correlation_id,
         created_at, settled_at)
       SELECT gen_random_uuid(), 'refresh-status', $1, 'someone', $2, gen_random_uuid(), 'spec', $3, $4
       FROM generate_series(1, $5)`,
      [settledAt === null ? 'pending' : 'succeeded', INSTANCE_ID, createdAt, settledAt, count],
    );

  it('removes what is too old in as many batches as it takes, and nothing else', async () => {
    await operations(4_500, ago(40), ago(31.1));
    await operations(2, ago(40), ago(30.9));
    await operations(1, ago(400), null);
    for (const [key, days] of [
      ['old', 7.1],
      ['new', 6.9],
    ] as const) {
      await query(
        `INSERT INTO idempotency_key (caller, method, path, key, fingerprint, operation_id, created_at)
         VALUES ('someone', 'POST', '/', $1, 'f', $2, $3)`,
        [key, anId(), ago(days)],
      );
    }
    for (const hours of [1.1, 0.9]) {
      await query(`INSERT INTO sse_log (name, data, created_at) VALUES ('spec', '{}', $1)`, [
        ago(hours * HOUR),
      ]);
    }
    const [finished, unfinished] = [anId(), anId()];
    await query(
      `INSERT INTO replay_run (id, target, requested_at, finished_at)
       VALUES ($1, 'customer_view', $3, $3), ($2, 'customer_view', $3, NULL)`,
      [finished, unfinished, ago(32)],
    );
    // One that waits for a page: without a part that is missing, the running gateway would end it.
    await query(`INSERT INTO replay_part (run_id, source, next_attempt_at) VALUES ($1, 'customers', $2)`, [
      unfinished,
      NOW,
    ]);

    const rows = gateway.service.app.get(ShortLivedRows);
    expect(await rows.prune(NOW)).toEqual({ operations: 4_500, idempotencyKeys: 1, liveLog: 1, replays: 1 });

    expect(await query(`SELECT state, count(*)::int AS count FROM operation GROUP BY 1 ORDER BY 1`)).toEqual([
      { state: 'pending', count: 1 },
      { state: 'succeeded', count: 2 },
    ]);
    expect(await query(`SELECT key FROM idempotency_key`)).toEqual([{ key: 'new' }]);
    expect(await query(`SELECT count(*)::int AS count FROM sse_log`)).toEqual([{ count: 1 }]);
    expect(await rows.prune(NOW)).toEqual({ operations: 0, idempotencyKeys: 0, liveLog: 0, replays: 0 });
  });

  it('happens by itself, again and again', async () => {
    await query(
      `INSERT INTO sse_log (name, data, created_at) VALUES ('spec', '{}', now() - interval '2 hours')`,
    );
    const sweeps = new Queue('gateway-sweeps', { connection: { url: redisUrl } });
    try {
      const schedule = await waitFor(
        async () =>
          (await sweeps.getJobSchedulers()).find(({ key }) => key.includes('prune-short-lived-rows')),
        { what: 'the schedule to be written' },
      );
      expect(schedule).toMatchObject({ every: GATEWAY_POLICY.pruneEveryMs });
      // What the schedule does when its time has come.
      await sweeps.add(schedule.name, {});
      await waitFor(
        async () =>
          (await query(`SELECT FROM sse_log WHERE created_at < now() - interval '1 hour'`)).length === 0,
        { what: 'the old entry to go' },
      );
    } finally {
      await sweeps.close();
    }
  });
});
