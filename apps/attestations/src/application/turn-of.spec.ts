import { newWork } from '../domain/model/outside-work.js';
import { POLICY } from '../domain/policy.js';
import { turnOf } from './turn-of.js';

it('makes only rows of bulk operations wait long for their turn', () => {
  const workOf = (priority: 'interactive' | 'sweep' | 'bulk') => newWork('id', { now: new Date(), priority });
  expect(turnOf(workOf('interactive'))).toEqual({ share: 'interactive' });
  expect(turnOf(workOf('sweep'))).toEqual({ share: 'sweep' });
  expect(turnOf(workOf('bulk'))).toEqual({ share: 'bulk', turnWaitMs: POLICY.outsideWork.bulkTurnWait });
});
