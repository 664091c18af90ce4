import { companyNameFault, emailFault, personNameFault } from './customer-rules.js';
import { inventCustomers } from './invented-customers.js';

describe('invented customers', () => {
  const customers = inventCustomers({ partner: 'home', count: 64, seed: 1 });
  const CUTOFF = Date.UTC(2023, 3, 1);
  const isCustomerAgreement = ({ type }: { type: string }) => type === 'MicrosoftCustomerAgreement';

  it('are the same for the same seed and others for another', () => {
    expect(inventCustomers({ partner: 'home', count: 64, seed: 1 })).toEqual(customers);
    expect(inventCustomers({ partner: 'home', count: 64, seed: 2 })).not.toEqual(customers);
  });

  it('live in at least ten countries', () => {
    expect(new Set(customers.map(({ country }) => country)).size).toBeGreaterThanOrEqual(10);
  });

  it("keep Microsoft's name rules", () => {
    for (const { companyName, contact } of customers) {
      expect([companyName, companyNameFault(companyName)]).toEqual([companyName, undefined]);
      expect(personNameFault(contact.firstName) ?? personNameFault(contact.lastName)).toBeUndefined();
      expect(emailFault(contact.email)).toBeUndefined();
      expect(contact.email).toMatch(/^[a-z.]+@[a-z0-9]+\.example$/);
    }
  });

  it('have every kind of history', () => {
    const dated = customers.map(({ agreements }) =>
      agreements
        .filter(isCustomerAgreement)
        .map(({ dateAgreed }) => Date.parse(`${dateAgreed.slice(0, 10)}Z`)),
    );
    expect(dated.filter((dates) => dates.some((date) => date >= CUTOFF)).length).toBeGreaterThan(10);
    expect(
      dated.filter((dates) => dates.length > 0 && dates.every((date) => date < CUTOFF)).length,
    ).toBeGreaterThan(5);
    expect(customers.filter(({ acceptedDirectly }) => acceptedDirectly).length).toBeGreaterThan(3);
    expect(customers.filter(({ agreements }) => agreements.length === 0).length).toBeGreaterThan(10);
    expect(
      customers.flatMap(({ agreements }) => agreements).some(({ dateAgreed }) => !dateAgreed.endsWith('Z')),
    ).toBe(true);
  });

  it('have names of their own, also by the thousand', () => {
    const many = inventCustomers({ partner: 'home', count: 20_000, seed: 3 });
    expect(new Set(many.map(({ companyName }) => companyName)).size).toBe(20_000);
    expect(new Set(many.map(({ id }) => id)).size).toBe(20_000);
  });
});
