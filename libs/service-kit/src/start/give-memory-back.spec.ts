import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { waitFor } from '@assent/testing';
import { giveMemoryBackAtRest } from './give-memory-back.js';

const youngBytes = () =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;

/** Objects of which enough live long enough for the young generation to grow. */
function churn(): void {
  let kept: unknown[] = [];
  for (let at = 0; at < 2_000_000; at++) {
    const one = { at, text: `text ${String(at)}` };
    if (at % 20 === 0) kept.push(one);
    if (kept.length > 50_000) kept = [];
  }
}

describe('giving memory back', () => {
  let stop: () => void = () => undefined;
  afterEach(() => {
    stop();
  });

  it('happens when the process has come to rest', async () => {
    churn();
    const busy = youngBytes();
    stop = giveMemoryBackAtRest({ lookEveryMs: 100, busyPart: 0.9, looks: 2 });
    await waitFor(() => youngBytes() <= busy / 2, { what: 'a smaller young generation' });
  });

  it('does not happen while it works', async () => {
    churn();
    const busy = youngBytes();
    // Nothing counts as rest, so this is a process that always works.
    stop = giveMemoryBackAtRest({ lookEveryMs: 20, busyPart: -1, looks: 1 });
    await sleep(500);
    expect(youngBytes()).toBe(busy);
  });
});
