import { setTimeout as sleep } from 'node:timers/promises';
import { AtMost } from './at-most.js';

describe('at most', () => {
  it('lets no more go on than there are places, in the order in which they came', async () => {
    const begun: number[] = [];
    let [underWay, most] = [0, 0];
    const places = new AtMost(2);
    const work = (number: number) =>
      places.run(async () => {
        begun.push(number);
        most = Math.max(most, (underWay += 1));
        await sleep(5);
        underWay -= 1;
        return number;
      });
    expect(await Promise.all([1, 2, 3, 4, 5].map(work))).toEqual([1, 2, 3, 4, 5]);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('hands on the place of work that fails', async () => {
    const places = new AtMost(1);
    const failing = places.run(() => Promise.reject(new Error('no')));
    const after = places.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await after).toBe('done');
  });
});
