import { formatDuration, formatRelative } from './duration';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times in words', () => {
  it.each([
    [20 * 1000, '1 minute'],
    [59 * MINUTE, '59 minutes'],
    [HOUR, '1 hour'],
    [47 * HOUR, '47 hours'],
    [2 * DAY, '2 days'],
    [13 * DAY + HOUR, '13 days'],
    [7 * DAY - 1000, '7 days'],
  ])('%d ms last %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds, 'en')).toBe(words);
  });

  it('tells before from after', () => {
    expect(formatRelative(3 * DAY, 0, 'en')).toBe('in 3 days');
    expect(formatRelative(0, 5 * HOUR, 'en')).toBe('5 hours ago');
    expect(formatRelative(3 * DAY, 0, 'de')).toBe('in 3 Tagen');
  });
});
