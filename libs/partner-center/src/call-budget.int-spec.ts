import { testRedisUrl } from '@assent/testing';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallBudget } from './call-budget.js';
import type { Share } from './call.js';
import { BURST_PART, STANDARD_CALLS_PER_MINUTE } from './partner-center-policy.js';

describe('CallBudget', () => {
  let redis: Redis;
  let budget: CallBudget;
  const tenant = (tenantId: string, callsPerMinute = STANDARD_CALLS_PER_MINUTE) => ({
    tenantId,
    callsPerMinute,
  });
  const TENANT = tenant('5a9d6f1e-3c0b-4a5e-9b52-0a1b2c3d4e5f');
  const perMinute = STANDARD_CALLS_PER_MINUTE.customers;
  const burst = perMinute * BURST_PART;
  let startedAt: number;
  /** By which Redis's clock and ours may differ when both round to milliseconds. */
  const CLOCKS_MS = 10;

  beforeAll(async () => {
    redis = new Redis(await testRedisUrl());
    budget = new CallBudget(redis);
  });
  beforeEach(async () => {
    await redis.flushdb();
    startedAt = Date.now();
  });
  afterAll(() => {
    redis.disconnect();
  });

  const takeAll = async (share: Share) => {
    let taken = 0;
    while ((await budget.take(TENANT, 'customers', share)) === 0) taken += 1;
    return taken;
  };
  /** What has come back since the spec began, and two for what was rounded. */
  const slack = () => ((Date.now() - startedAt) / 60_000) * perMinute + 2;
  const expectAbout = (actual: number, expected: number) => {
    expect(actual).toBeGreaterThanOrEqual(expected);
    expect(actual).toBeLessThanOrEqual(expected + slack());
  };

  it('leaves half of the burst to sweeps and people, and a quarter to people alone', async () => {
    expectAbout(await takeAll('bulk'), burst * 0.5);
    expectAbout(await takeAll('sweep'), burst * 0.25);
    expectAbout(await takeAll('interactive'), burst * 0.25);
  });

  it('says after how long the next call may go out', async () => {
    // What the first call that may not go out is told: a moment later there may be a token again.
    let wait = 0;
    while (wait === 0) wait = await budget.take(TENANT, 'customers', 'interactive');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000 / perMinute + 1);

    await sleep(wait + 5);
    expect(await budget.take(TENANT, 'customers', 'interactive')).toBe(0);
  });

  it('counts each tenant and each family of calls by itself, and a tenant’s whatever its spelling', async () => {
    // One a minute: what is taken here does not come back while the spec looks.
    const oneAMinute = { ...STANDARD_CALLS_PER_MINUTE, customers: 1 };
    const take = (tenantId: string, family: 'customers' | 'agreements') =>
      budget.take(tenant(tenantId, oneAMinute), family, 'interactive');
    while ((await take(TENANT.tenantId, 'customers')) === 0);

    expect(await take('another', 'customers')).toBe(0);
    expect(await take(TENANT.tenantId, 'agreements')).toBe(0);
    expect(await take(TENANT.tenantId.toUpperCase(), 'customers')).toBeGreaterThan(0);
  });

  it('begins slowly after a pause, and keeps the longer of two pauses', async () => {
    const paused = Date.now();
    await budget.pause(TENANT.tenantId, 'customers', 2_000);
    await budget.pause(TENANT.tenantId, 'customers', 50);
    const wait = await budget.take(TENANT, 'customers', 'interactive');
    // The longer pause, less what has gone of it.
    expect(wait).toBeGreaterThanOrEqual(2_000 - (Date.now() - paused) - CLOCKS_MS);
    expect(wait).toBeLessThanOrEqual(2_000);

    await sleep(wait + 5);
    expect(await takeAll('interactive')).toBeLessThanOrEqual(slack());
  });
});
