import { checkCompanyName, checkContact } from './name-rules.js';

const codeOf = (name: string) => checkCompanyName(name)[0]?.code;
const ada = { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' };
const codesOf = (change: Partial<typeof ada & { phone: string }>, partnerDomains: string[] = []) =>
  checkContact({ ...ada, ...change }, { partnerDomains }).map(({ path, code }) => `${path}:${code}`);

describe('company name', () => {
  it.each([
    ['', 'required'],
    [' \t ', 'required'],
    ['A', 'too_short'],
    ['x'.repeat(256), 'too_long'],
    ['~ [&] !', 'only_special_characters'],
    ['GmbH', 'only_legal_form'],
    ['sdn  bhd', 'only_legal_form'],
    ['L.L.C.', 'only_legal_form'],
    ['1 2 3', 'single_characters'],
    ['999', 'repeated_character'],
    ['aaaa', 'repeated_character'],
  ])('%j is refused as %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  it.each(['3M', 'Nordwind Logistik GmbH', 'AA', '北京', 'A & Bo', 'Plc Partners', '7-12', 'xy'.repeat(127)])(
    '%j is fine',
    (name) => {
      expect(checkCompanyName(name)).toEqual([]);
    },
  );
});

describe('contact', () => {
  it('has no violation when all is well', () => {
    expect(checkContact({ ...ada, phone: '+49 30 123-4567' })).toEqual([]);
  });

  it('names each wrong field once', () => {
    expect(codesOf({ firstName: '1', lastName: 'Test', email: 'nobody' })).toEqual([
      'contact.firstName:too_short',
      'contact.lastName:placeholder',
      'contact.email:malformed',
    ]);
  });

  it.each([
    [{ firstName: '12345' }, 'contact.firstName:no_letters'],
    [{ firstName: '🎉🎉' }, 'contact.firstName:no_letters'],
    [{ lastName: 'ä'.repeat(41) }, 'contact.lastName:too_long'],
    [{ email: 'someone@Microsoft.com' }, 'contact.email:microsoft_address'],
    [{ phone: 'call me' }, 'contact.phone:malformed'],
  ])('%j is refused', (change, expected) => {
    expect(codesOf(change)).toEqual([expected]);
  });

  it('takes a single Chinese character for a name', () => {
    expect(codesOf({ firstName: '伟', lastName: '王' })).toEqual([]);
  });

  it('refuses the partner’s own addresses', () => {
    expect(codesOf({ email: 'sales@Partner.example' }, ['partner.example'])).toEqual([
      'contact.email:partner_address',
    ]);
  });
});
