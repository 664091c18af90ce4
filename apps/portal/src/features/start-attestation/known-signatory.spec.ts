import { believableCustomers } from '../../../test/gateway-stand-in/believable-customers';
import { isKnownSignatory } from './known-signatory';

const [{ mca, record }] = believableCustomers(1) as [ReturnType<typeof believableCustomers>[number]];
const contact = { ...record.contact!, phone: record.contact!.phone ?? '' };
const agreement = {
  source: 'partner_attested' as const,
  dateAgreed: '2022-05-12T00:00:00.000Z',
  valid: false,
  contact,
  templateId: null,
};

describe('isKnownSignatory', () => {
  it('knows the person of an agreement, however they are typed', () => {
    const known = { ...mca, agreement };
    const typed = { ...contact, firstName: ' ADA', phone: '0049-30-1234567'.replace('00', '+') };
    expect(isKnownSignatory(typed, known)).toBe(true);
    expect(isKnownSignatory({ ...contact, phone: '' }, known)).toBe(false);
    expect(isKnownSignatory({ ...contact, email: 'other@nordwind.example' }, known)).toBe(false);
  });

  it('believes an earlier warning and an earlier refusal', () => {
    const warned = { ...mca.attestation!, warnings: ['signatory_used_before' as const] };
    expect(isKnownSignatory(contact, { ...mca, attestation: null, history: [warned] })).toBe(true);
    const lastError = {
      code: 'signatory_already_used',
      detail: '',
      microsoftCode: '600061',
      microsoftCorrelationId: null,
      at: '2026-02-03T09:30:00.000Z',
    };
    expect(isKnownSignatory(contact, { ...mca, lastError })).toBe(true);
  });

  it('warns of nobody without a reason', () => {
    expect(isKnownSignatory(contact, mca)).toBe(false);
    expect(isKnownSignatory(contact, undefined)).toBe(false);
    expect(isKnownSignatory(contact, { ...mca, agreement: { ...agreement, contact: null } })).toBe(false);
  });
});
