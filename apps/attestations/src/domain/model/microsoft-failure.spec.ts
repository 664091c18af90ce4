import { type MicrosoftFailure, postponed } from './microsoft-failure.js';
import { newWork } from './outside-work.js';

const now = new Date('2026-03-01T09:00:00Z');
const unreadable: MicrosoftFailure = {
  kind: 'unavailable',
  microsoftCode: null,
  microsoftCorrelationId: null,
  retryAt: null,
  answered: false,
  unreadable: true,
};

it('repeats the request id of an answer that cannot be read, and gives it up when that leads nowhere', () => {
  const first = postponed(newWork('id-1', { now, priority: 'bulk' }), unreadable, 'id-2', now);
  const second = postponed(first, unreadable, 'id-3', now);
  const third = postponed(second, unreadable, 'id-4', now);
  expect([first, second, third].map(({ requestId }) => requestId)).toEqual(['id-1', 'id-1', 'id-4']);
  expect(third.outcomeUnknown).toBe(true);
});

it('never repeats an id that was answered', () => {
  expect(
    postponed(newWork('id-1', { now, priority: 'bulk' }), { ...unreadable, answered: true }, 'id-2', now)
      .requestId,
  ).toBe('id-2');
});

it('keeps the id of a call that got no answer, however long Microsoft is silent', () => {
  let work = newWork('id-1', { now, priority: 'bulk' });
  for (let call = 0; call < 20; call++)
    work = postponed(work, { ...unreadable, unreadable: false }, 'id-2', now);
  expect(work.requestId).toBe('id-1');
});
