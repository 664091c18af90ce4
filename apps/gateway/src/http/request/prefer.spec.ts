import { preferredWaitSeconds } from './prefer.js';

describe('preferredWaitSeconds', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['Wait="7"', 7],
    ['wait=500', 30],
    ['wait=ten', 0],
    ['waiting=10', 0],
    ['', 0],
    [undefined, 0],
  ])('reads %j as %d', (header, seconds) => {
    expect(preferredWaitSeconds(header)).toBe(seconds);
  });
});
