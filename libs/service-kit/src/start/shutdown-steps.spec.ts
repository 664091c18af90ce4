import { pino } from 'pino';
import { runShutdown, SHUTDOWN_LIMITS } from './shutdown-steps.js';

const silent = pino({ level: 'silent' });

describe('runShutdown', () => {
  it('runs the steps one after the other, in order', async () => {
    const order: string[] = [];
    const step = (name: string, waitMs: number) => ({
      name,
      limitMs: 1000,
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        order.push(name);
      },
    });
    expect(await runShutdown([step('slow', 30), step('quick', 0)], silent)).toEqual([]);
    expect(order).toEqual(['slow', 'quick']);
  });

  it('goes on after a step that hangs or throws, and names it', async () => {
    const order: string[] = [];
    const unfinished = await runShutdown(
      [
        { name: 'hangs', limitMs: 20, run: () => new Promise<void>(() => undefined) },
        {
          name: 'throws',
          limitMs: 20,
          run: () => {
            throw new Error('no');
          },
        },
        { name: 'last', limitMs: 20, run: () => void order.push('last') },
      ],
      silent,
    );
    expect(unfinished).toEqual(['hangs', 'throws']);
    expect(order).toEqual(['last']);
  });

  it('ends within the 20 s that a service is promised to need', () => {
    const total = Object.values(SHUTDOWN_LIMITS).reduce((sum, limit) => sum + limit, 0);
    expect(total).toBeLessThan(20_000);
  });
});
