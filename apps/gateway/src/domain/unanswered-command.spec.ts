import { nextStep, type UnansweredCommand } from './unanswered-command.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a command without an outcome', () => {
  const after = (ageMs: number, where: UnansweredCommand['where'], more: Partial<UnansweredCommand> = {}) => {
    const step = nextStep({ ageMs, where, looks: 1, takesLong: false, ...more });
    return step.kind === 'give_up' ? step.kind : [step.repeat, step.hint?.code];
  };

  it.each([
    // Just looked at for the first time: nothing to tell yet.
    [0.5, 'unsent', [false, undefined]],
    [0.5, 'under_way', [false, undefined]],
    [0.5, 'gone', [true, undefined]],
    [0.5, 'handled', [true, undefined]],
    [0.5, 'failed', [false, 'command_failed']],
    [3, 'unsent', [false, 'command_waits']],
    [3, 'under_way', [false, 'command_waits']],
    [3, 'gone', [true, 'command_waits']],
    [3, 'handled', [true, undefined]],
    [6, 'handled', [true, 'outcome_delayed']],
    [8 * 24 * 60, 'forgotten', [false, 'command_failed']],
  ] as const)('after %d minutes, %s: repeat and hint are %j', (minutes, where, expected) => {
    expect(after(minutes * MINUTE, where)).toEqual(expected);
  });

  it('is not asked for its answer for ever, but is sent again whenever it is lost', () => {
    expect(after(DAY, 'handled', { looks: 100 })).toEqual([false, 'outcome_delayed']);
    expect(after(DAY, 'gone', { looks: 100 })).toEqual([true, 'command_waits']);
  });

  it('is not sent again once its receiver may have forgotten the operation', () => {
    expect(after(29 * DAY, 'gone')).toEqual([true, 'command_waits']);
    expect(after(30 * DAY, 'gone')).toEqual([false, 'command_failed']);
    expect(after(30 * DAY, 'handled')).toEqual([false, 'outcome_delayed']);
  });

  it('is not called late when its work may take hours', () => {
    expect(after(60 * MINUTE, 'handled', { takesLong: true })).toEqual([true, undefined]);
  });

  it('is given up once nothing is left that could carry it out, and not before', () => {
    expect(after(30 * DAY, 'forgotten')).toEqual([false, 'command_failed']);
    expect(after(32 * DAY, 'forgotten')).toBe('give_up');
    expect(after(32 * DAY, 'failed')).toEqual([false, 'command_failed']);
  });
});
