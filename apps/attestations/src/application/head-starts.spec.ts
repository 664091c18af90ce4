import { POLICY } from '../domain/policy.js';
import { HeadStarts } from './head-starts.js';

describe('head starts', () => {
  const pending = () => {
    let end: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { work: () => promise, end };
  };
  const aTurn = () => new Promise(setImmediate);

  it('have room for so many, and again when one has ended', async () => {
    const headStarts = new HeadStarts();
    const { work, end } = pending();
    headStarts.begin(work);
    for (let more = 1; more < POLICY.headStarts.atOnce; more += 1) headStarts.begin(pending().work);
    expect(headStarts.hasRoom).toBe(false);
    end();
    await aTurn();
    expect(headStarts.hasRoom).toBe(true);
  });

  it('keep an error to themselves: a sweep has the work done', async () => {
    const headStarts = new HeadStarts();
    headStarts.begin(() => Promise.reject(new Error('PostgreSQL is away')));
    await expect(headStarts.onModuleDestroy()).resolves.toBeUndefined();
    expect(headStarts.hasRoom).toBe(true);
  });

  it('are waited for at the end', async () => {
    const headStarts = new HeadStarts();
    const { work, end } = pending();
    headStarts.begin(work);
    let ended = false;
    const ending = headStarts.onModuleDestroy().then(() => {
      ended = true;
    });
    await aTurn();
    expect(ended).toBe(false);
    end();
    await ending;
  });
});
