import { aContact, anId } from '@assent/testing';
import { lacksDetails, learnDetails } from './customer-details.js';
import { importListed, mergeListed } from './listed-customer.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T13:00:00Z');
const listed = { tenantId: anId(), companyName: 'Nordwind', domain: 'nordwind.onmicrosoft.com' };
const imported = importListed(listed, { id: anId(), providerInstanceId: anId(), now });
const contact = aContact();

describe('the details of a customer', () => {
  it('fill in what was not known, as the next version', () => {
    const learned = learnDetails(imported, { country: 'DE', contact }, later);
    expect(learned).toEqual({ ...imported, country: 'DE', contact, version: 2, updatedAt: later });
  });

  it('change nothing when there are none', () => {
    expect(learnDetails(imported, { country: null, contact: null }, later)).toBeUndefined();
  });

  it('leave alone what a person has entered', () => {
    const entered = { ...imported, country: 'AT' };
    expect(learnDetails(entered, { country: 'DE', contact: null }, later)).toBeUndefined();
    expect(learnDetails(entered, { country: 'DE', contact }, later)).toMatchObject({
      country: 'AT',
      contact,
    });
  });

  it('are lacking until both country and contact are known', () => {
    expect(lacksDetails(imported)).toBe(true);
    expect(lacksDetails({ country: 'DE', contact: null })).toBe(true);
    expect(lacksDetails({ country: 'DE', contact })).toBe(false);
  });

  it('survive an import that lists the customer again, renamed or taken up anew', () => {
    const known = { ...imported, country: 'DE', contact };
    expect(mergeListed(known, listed, later)).toEqual({ kind: 'unchanged' });
    expect(mergeListed(known, { ...listed, companyName: 'Südwind' }, later)).toMatchObject({
      customer: { companyName: 'Südwind', country: 'DE', contact },
    });
    expect(mergeListed({ ...known, lifecycle: 'ended' }, listed, later)).toMatchObject({
      customer: { lifecycle: 'active', country: 'DE', contact },
    });
  });
});
