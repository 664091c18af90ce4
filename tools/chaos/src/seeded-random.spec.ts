import { SeededRandom } from './seeded-random.js';

const throws = (random: SeededRandom) => Array.from({ length: 20 }, () => random.next());

it('falls the same way for the same seed, and another way for another', () => {
  expect(throws(new SeededRandom(4711))).toEqual(throws(new SeededRandom(4711)));
  expect(throws(new SeededRandom(4711))).not.toEqual(throws(new SeededRandom(4712)));
});

it('keeps the dice of one purpose apart from those of another', () => {
  const random = new SeededRandom(4711);
  const before = throws(random.fork('faults'));
  throws(random);
  expect(throws(random.fork('faults'))).toEqual(before);
  expect(throws(random.fork('journeys'))).not.toEqual(before);
});

it('stays between the bounds, loses nothing when it shuffles, and never picks what weighs nothing', () => {
  const random = new SeededRandom(1);
  for (let count = 0; count < 1_000; count++) {
    expect([3, 4, 5]).toContain(random.between(3, 5));
    expect(
      random.weighted([
        ['never', 0],
        ['always', 1],
      ] as const),
    ).toBe('always');
  }
  expect(random.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
});
