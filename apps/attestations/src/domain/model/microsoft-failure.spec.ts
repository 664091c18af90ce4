import { type MicrosoftFailure, postponed } from './microsoft-failure.js';
import { newWork } from './outside-work.js';

const now = new Date('2026-03-01T09:00:00Z');
const noAnswer: MicrosoftFailure = {
  kind: 'unavailable',
  microsoftCode: null,
  microsoftCorrelationId: null,
  retryAt: null,
  answered: false,
};

it('repeats the request id while no answer came, and gives it up when that leads nowhere', () => {
  const first = postponed(newWork('id-1', now), noAnswer, 'id-2', now);
  const second = postponed(first, noAnswer, 'id-3', now);
  const third = postponed(second, noAnswer, 'id-4', now);
  expect([first, second, third].map(({ requestId }) => requestId)).toEqual(['id-1', 'id-1', 'id-4']);
  expect(third.outcomeUnknown).toBe(true);
});

it('never repeats an id that was answered', () => {
  expect(postponed(newWork('id-1', now), { ...noAnswer, answered: true }, 'id-2', now).requestId).toBe(
    'id-2',
  );
});
