import { checkNewCustomer } from './new-customer-rules.js';

const customer = {
  companyName: 'Nordwind Logistik GmbH',
  contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' },
  address: { country: 'DE' },
};

it('asks for registration and phone number where Microsoft does', () => {
  const paths = checkNewCustomer({ ...customer, address: { country: 'HU' } }).map(({ path }) => path);
  expect(paths).toEqual(['organizationRegistrationNumber', 'contact.phone']);
});

it('asks for neither elsewhere', () => {
  expect(checkNewCustomer(customer)).toEqual([]);
});

it('reports one error per field', () => {
  const paths = checkNewCustomer({
    ...customer,
    companyName: 'GmbH',
    contact: { ...customer.contact, firstName: '' },
  }).map(({ path }) => path);
  expect(paths).toEqual(['companyName', 'contact.firstName']);
});
