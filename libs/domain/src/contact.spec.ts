import { isSameSignatory } from './contact.js';

const ada = { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example', phone: '+49 30 1234' };

it('sees the same signatory behind other case, blanks and punctuation', () => {
  expect(
    isSameSignatory(ada, {
      firstName: ' ada',
      lastName: 'JENSEN',
      email: 'Ada@Nordwind.example',
      phone: '0049301234'.slice(2),
    }),
  ).toBe(true);
});

it.each([{ firstName: 'Eva' }, { lastName: 'Berg' }, { email: 'a@nordwind.example' }, { phone: '1' }])(
  'sees another one when %j differs',
  (change) => {
    expect(isSameSignatory(ada, { ...ada, ...change })).toBe(false);
  },
);
