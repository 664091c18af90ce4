import { RedisAway } from '@assent/messaging';
import type { HealthPart } from './health-part.js';
import { Readiness } from './readiness.js';
import { deadLettersPart, outboxPart } from './standard-parts.js';

const part = (name: string, whenFailing: 'warn' | 'down', check: HealthPart['check']): HealthPart => ({
  name,
  whenFailing,
  check,
});
const up = () => Promise.resolve({ status: 'up' as const });
const away = () =>
  Promise.reject(Object.assign(new Error('connect postgres://u:pw@db'), { code: 'ECONNREFUSED' }));

function running(...parts: HealthPart[]): Readiness {
  const readiness = new Readiness();
  readiness.add(...parts);
  readiness.turnOn();
  return readiness;
}

describe('Readiness', () => {
  it('is ready when every part is up', async () => {
    const report = await running(part('database', 'down', up), part('redis', 'warn', up)).report();
    expect(report.status).toBe('ready');
  });

  it('says which part is down, without its address', async () => {
    const report = await running(part('database', 'down', away), part('redis', 'warn', up)).report();
    expect(report).toEqual({
      status: 'not_ready',
      parts: [
        { name: 'database', status: 'down', detail: 'The check failed: ECONNREFUSED.' },
        { name: 'redis', status: 'up' },
      ],
    });
  });

  it('keeps taking work while a part is away that nothing is lost without', async () => {
    const report = await running(part('database', 'down', up), part('redis', 'warn', away)).report();
    expect(report.status).toBe('degraded');
  });

  it('takes a check that does not answer for a failed one', async () => {
    const never = () => new Promise<never>(() => undefined);
    const report = await running(part('database', 'down', never)).report();
    expect(report.parts[0]).toMatchObject({ name: 'database', status: 'down' });
  });

  it('is not ready before start and from the first moment of a shutdown', async () => {
    const readiness = new Readiness();
    expect((await readiness.report()).status).toBe('not_ready');
    readiness.turnOn();
    expect((await readiness.report()).status).toBe('ready');
    readiness.turnOff();
    expect((await readiness.report()).status).toBe('not_ready');
  });
});

describe('the outbox as a part of readiness', () => {
  it.each([
    [0, 0, true, 'up'],
    [29, 0, true, 'up'],
    [31, 0, true, 'warn'],
    [1, 1, true, 'warn'],
    [901, 0, true, 'down'],
    // Redis is away: the rows wait for it as they should, and commands are still taken.
    [901, 0, false, 'warn'],
  ])('oldest %d s, %d refused, Redis there: %s -> %s', async (oldestSeconds, refused, isReady, status) => {
    const read = () => Promise.resolve({ waiting: 1, oldestSeconds, refused });
    expect((await outboxPart({ read }, { isReady }).check()).status).toBe(status);
  });
});

describe('dead letters as a part of readiness', () => {
  const now = new Date('2026-02-03T10:00:00Z');
  const depth = { waiting: 0, prioritized: 0, active: 0, delayed: 0 };
  const check = (letters: number, ticks: number, newestTick: Date | null = null) =>
    deadLettersPart(
      {
        depths: () =>
          Promise.resolve([
            { ...depth, queue: 'customers', failed: letters },
            { ...depth, queue: 'customers-sweeps', failed: ticks },
          ]),
        newestFailure: () => Promise.resolve(newestTick),
      },
      () => now,
    ).check();

  it('are nothing to tell while there are none', async () => {
    expect(await check(0, 0)).toEqual({ status: 'up' });
  });

  it('are counted for each queue, and keep no work away', async () => {
    expect(await check(3, 0)).toEqual({
      status: 'warn',
      detail: 'Failed messages wait for a person: customers 3.',
    });
  });

  it('tell of a sweep that fails now, and not of a tick that later ones have made good', async () => {
    expect(await check(0, 2, new Date('2026-02-03T09:58:00Z'))).toMatchObject({ status: 'warn' });
    expect(await check(0, 2, new Date('2026-02-03T09:00:00Z'))).toEqual({ status: 'up' });
  });

  it('are not known while Redis is away', async () => {
    const away = () => Promise.reject(new RedisAway());
    const part = deadLettersPart({ depths: away, newestFailure: away }, () => now);
    expect(await part.check()).toMatchObject({ status: 'warn', detail: 'Not known while Redis is away.' });
  });
});
