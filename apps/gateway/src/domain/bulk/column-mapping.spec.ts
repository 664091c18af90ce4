import { guessMapping, namedColumns } from './column-mapping.js';
import { rowReader } from './read-row.js';

/** As `FetchAndSaveCustomerAgreementRecords` of the retired tool writes them. */
const RETIRED_TOOL = [
  'CustomerTenantId',
  'LastAgreementDate',
  'PartnerAttestationCompleted',
  'CustomerAccountLink',
  'FirstName',
  'LastName',
  'Email',
  'PhoneNumber',
];

describe('the columns of a file', () => {
  it('are known as they are in the file of Microsoft’s retired bulk tool', () => {
    expect(guessMapping(RETIRED_TOOL)).toEqual({
      tenantId: 'CustomerTenantId',
      firstName: 'FirstName',
      lastName: 'LastName',
      email: 'Email',
      phone: 'PhoneNumber',
    });
  });

  it.each([
    [
      ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'],
      { tenantId: 'Microsoft ID', domain: 'Primary domain name' },
    ],
    [
      ['Tenant-ID', 'Vorname', 'Nachname', 'E-Mail-Adresse', 'Telefon', 'Land'],
      {
        tenantId: 'Tenant-ID',
        firstName: 'Vorname',
        lastName: 'Nachname',
        email: 'E-Mail-Adresse',
        phone: 'Telefon',
        country: 'Land',
      },
    ],
    [
      ['domaine', 'Prénom', 'Nom', 'Courriel'],
      { domain: 'domaine', firstName: 'Prénom', lastName: 'Nom', email: 'Courriel' },
    ],
    [['tenant', 'name', 'mail'], { tenantId: 'tenant', fullName: 'name', email: 'mail' }],
    [['a', 'b'], {}],
  ])('are guessed from %j', (columns, mapping) => {
    expect(guessMapping(columns)).toEqual(mapping);
  });

  it('all have a name of their own', () => {
    expect(namedColumns(['Email', ' ', 'Email'])).toEqual(['Email', 'Column 2', 'Email (2)']);
  });

  it('give each row its facts, with what was put right', () => {
    const read = rowReader(['tenant', 'who', 'tel'], { tenantId: 'tenant', fullName: 'who', phone: 'tel' });
    expect(read(['4FA4EF34-59DB-4E40-8D14-0A2B1D6F9D11', 'Ada Jensen', '0049 30 1'])).toEqual({
      facts: {
        tenantId: '4fa4ef34-59db-4e40-8d14-0a2b1d6f9d11',
        firstName: 'Ada',
        lastName: 'Jensen',
        phone: '+49 30 1',
      },
      fixes: [
        { field: 'tenantId', fix: 'id_normalised' },
        { field: 'phone', fix: 'phone_normalised' },
        { field: 'fullName', fix: 'name_split' },
      ],
    });
    expect(read(['', ' '])).toEqual({ facts: {}, fixes: [] });
  });
});
