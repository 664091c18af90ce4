import type { Customer, CustomerLifecycle } from './customer.js';
import { importListed, mergeListed } from './listed-customer.js';

const then = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-02-01T00:00:00Z');
const listed = { tenantId: 't-1', companyName: 'Nordwind', domain: 'nordwind.onmicrosoft.com' };
const known = (change: Partial<Customer> = {}): Customer => ({
  ...importListed(listed, { id: 'c-1', providerInstanceId: 'p-1', now: then }),
  ...change,
});

describe('mergeListed', () => {
  it('finds nothing to tell when nothing changed', () => {
    expect(mergeListed(known(), listed, now)).toEqual({ kind: 'unchanged' });
  });

  it('takes over a new name as the next version', () => {
    expect(mergeListed(known(), { ...listed, companyName: 'Nordwind SE' }, now)).toEqual({
      kind: 'changed',
      change: 'customer_updated',
      customer: { ...known(), companyName: 'Nordwind SE', version: 2, updatedAt: now },
    });
  });

  it('keeps a domain that the list leaves out', () => {
    expect(mergeListed(known(), { ...listed, domain: null }, now).kind).toBe('unchanged');
  });

  it.each<[CustomerLifecycle, string]>([
    ['ended', 'customer_imported'],
    ['failed', 'customer_created'],
  ])('makes an %s customer active again: %s', (lifecycle, change) => {
    expect(mergeListed(known({ lifecycle }), listed, now)).toMatchObject({
      change,
      customer: { lifecycle: 'active', version: 2 },
    });
  });

  it.each<CustomerLifecycle>(['creating', 'ending'])(
    'leaves a customer alone while it is %s',
    (lifecycle) => {
      const outcome = mergeListed(known({ lifecycle }), { ...listed, companyName: 'Other' }, now);
      expect(outcome).toEqual({ kind: 'unchanged' });
    },
  );
});
