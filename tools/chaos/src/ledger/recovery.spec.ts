import type { StruckFault } from '../faults/fault-injector.js';
import { recoveries } from './recovery.js';

const flushed: StruckFault = { fault: { kind: 'redis_flushed' }, service: null, recoversFrom: 1_000 };
const killed: StruckFault = {
  fault: { kind: 'service_killed', service: 'customers' },
  service: 'customers',
  recoversFrom: 2_000,
};

it('counts to the first success of a step that began after the blow', () => {
  const probes = [
    { startedAt: 900, endedAt: 1_050 },
    { startedAt: 1_900, endedAt: 2_200 },
    { startedAt: 1_100, endedAt: 4_000 },
  ];
  expect(recoveries([flushed], probes, new Map())).toEqual([
    { fault: 'Redis flushed', times: 1, medianMs: 1_200, longestMs: 1_200, never: 0 },
  ]);
});

it('waits for the killed service as well', () => {
  const probes = [{ startedAt: 2_100, endedAt: 2_300 }];
  expect(recoveries([killed], probes, new Map([['customers', [1_500, 6_000]]]))).toMatchObject([
    { longestMs: 4_000 },
  ]);
});

it('says so when no step succeeded any more', () => {
  expect(recoveries([flushed], [], new Map())).toMatchObject([{ never: 1 }]);
});
