import { MINUTE, Story } from '../../test/support/story.js';
import { POLICY } from './policy.js';
import { nextPollAt } from './polling-schedule.js';

const waitFor = (story: Story, id = 'a') => {
  const at = nextPollAt(story.attestation(id), story.now);
  return at === null ? null : at.getTime() - story.now.getTime();
};
const day = { linkLifetimeMinutes: 24 * 60 };

describe('asking Microsoft for an acceptance', () => {
  it('happens often after the customer opened the link, and soon after the link came', () => {
    expect(
      waitFor(
        new Story()
          .waiting('a', day)
          .later(60 * MINUTE)
          .open('link-of-a'),
      ),
    ).toBe(5_000);
    expect(waitFor(new Story().waiting('a', day))).toBe(20_000);
  });

  it('sees an acceptance within ten seconds of it for half an hour after the customer opened the link', () => {
    const story = new Story()
      .waiting('a', day)
      .later(60 * MINUTE)
      .open('link-of-a');
    for (let minute = 0; minute < 30; minute += 1) {
      // At worst it comes right after a question, whose successor just misses a tick; a second is for the call.
      expect((waitFor(story) ?? Infinity) + POLICY.polling.everyMs + 1_000).toBeLessThanOrEqual(10_000);
      story.later(MINUTE);
    }
    expect(waitFor(story)).toBe(10 * MINUTE);
  });

  it('happens seldom while nothing moves, more often in the last hour, and at the very end', () => {
    const story = new Story().waiting('a', day).later(60 * MINUTE);
    expect(waitFor(story)).toBe(10 * MINUTE);
    expect(waitFor(story.later(22.5 * 60 * MINUTE))).toBe(2 * MINUTE);
    expect(waitFor(story.later(29.5 * MINUTE))).toBe(MINUTE / 2);
  });

  it('goes on for closed ones until a day after Microsoft’s link has run out', () => {
    const story = new Story().waiting('a').expire();
    expect(story.attestation('a').nextPollAt).toEqual(story.now);
    expect(waitFor(story)).toBe(15 * MINUTE);
    expect(waitFor(story.later(25 * 60 * MINUTE))).toBeNull();
  });

  it('ends with the acceptance', () => {
    expect(waitFor(new Story().waiting('a').poll('a'))).toBeNull();
    expect(waitFor(new Story().waiting('a').revoke('a').poll('a'))).toBeNull();
    expect(waitFor(new Story().start('a'))).toBeNull();
  });
});
