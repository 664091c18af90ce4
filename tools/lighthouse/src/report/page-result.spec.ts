import type { Load } from '../measure.js';
import { resultOf } from './page-result.js';

const good: Load = {
  performance: 99,
  accessibility: 100,
  firstPaintMs: 400,
  largestPaintMs: 700,
  blockedMs: 0,
  layoutShift: 0,
  bytes: 12_000,
  scriptBytes: 900,
  faults: [],
};
const portal = { name: 'portal: Home', preset: 'desktop', url: 'http://127.0.0.1/' } as const;
const signatory = { name: 'signatory: open', preset: 'mobile', url: 'http://127.0.0.1/a/x' } as const;

describe('the result of a page', () => {
  it('is the median: one slow load is no slow page', () => {
    const { median, violations } = resultOf(portal, [good, { ...good, performance: 60 }, good]);
    expect([median.performance, violations]).toEqual([99, []]);
  });

  it('is a violation below the limit, by as little as a point', () => {
    const slow = { ...good, performance: 94 };
    expect(resultOf(portal, [slow, good, slow]).violations).toEqual(['performance is 94, below 95']);
    expect(resultOf(portal, [{ ...good, performance: 95 }]).violations).toEqual([]);
  });

  it('names what was found about accessibility', () => {
    const faulty = { ...good, accessibility: 90, faults: ['color-contrast'] };
    expect(resultOf(signatory, [faulty, faulty, faulty]).violations).toEqual([
      'accessibility is 90, below 95: color-contrast',
    ]);
  });

  it('holds a signatory’s page to its weight, and the portal not to that one', () => {
    const heavy = { ...good, bytes: 60_001, scriptBytes: 10_001 };
    expect(resultOf(signatory, [heavy]).violations).toHaveLength(2);
    expect(resultOf(portal, [heavy]).violations).toEqual([]);
  });
});
