import { MCA_REASONS, MCA_REASON_CODES } from './mca-reason.js';
import { MCA_STATUSES } from './mca-status.js';

it('explains every status', () => {
  const explained = new Set(MCA_REASON_CODES.map((code) => MCA_REASONS[code].status));
  expect([...explained].sort()).toEqual([...MCA_STATUSES].sort());
});

it.each(MCA_REASON_CODES)('%s has one plain sentence', (code) => {
  expect(MCA_REASONS[code].sentence).toMatch(/^[A-Z].*\.$/);
});

it('asks nothing about a compliant customer', () => {
  for (const code of MCA_REASON_CODES)
    expect(MCA_REASONS[code].nextAction === 'none').toBe(MCA_REASONS[code].status === 'compliant');
});
