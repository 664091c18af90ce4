import {
  splitName,
  tidyCountry,
  tidyDomain,
  tidyEmail,
  tidyId,
  tidyLanguage,
  tidyPhone,
  tidyText,
} from './tidy-cells.js';

describe('tidying cells', () => {
  it.each([
    ['Ada', 'Ada', []],
    ['  Ada\u00A0 Maria ', 'Ada Maria', ['trimmed']],
    ['="0049"', '0049', ['unquoted']],
    ["'+49 30 1", '+49 30 1', ['unquoted']],
    ["O'Neill", "O'Neill", []],
  ])('text %j', (cell, text, fixes) => {
    expect(tidyText(cell)).toEqual({ text, fixes });
  });

  it.each([
    ['ada@nordwind.example', 'ada@nordwind.example', []],
    ['Ada Jensen <mailto:Ada.J@NORDWIND.example>', 'Ada.J@nordwind.example', ['address_cleaned']],
    ['ada@nordwind.example;', 'ada@nordwind.example', ['address_cleaned']],
    ['nobody', 'nobody', []],
  ])('email %j', (cell, text, fixes) => {
    expect(tidyEmail(cell)).toEqual({ text, fixes });
  });

  it.each([
    ['+49 30 1234567', '+49 30 1234567', []],
    ['0049 30 1234567', '+49 30 1234567', ['phone_normalised']],
    ['Tel.: +49 30 1234567', '+49 30 1234567', ['phone_normalised']],
    ['(030) 123-45', '(030) 123-45', []],
    ['n/a', '', ['phone_left_out']],
    ['', '', []],
    ['+49 30 12 ext. 5', '+49 30 12 ext. 5', []],
  ])('phone %j', (cell, text, fixes) => {
    expect(tidyPhone(cell)).toEqual({ text, fixes });
  });

  it.each([
    ['DE', 'DE', []],
    ['de', 'DE', ['country_coded']],
    ['Germany', 'DE', ['country_coded']],
    ['deutschland', 'DE', ['country_coded']],
    ['Allemagne', 'DE', ['country_coded']],
    ['Österreich', 'AT', ['country_coded']],
    ['ドイツ', 'DE', ['country_coded']],
    ['UK', 'GB', ['country_coded']],
    ['Nowhere', 'Nowhere', []],
  ])('country %j', (cell, text, fixes) => {
    expect(tidyCountry(cell)).toEqual({ text, fixes });
  });

  it('language, ids and domains', () => {
    expect(tidyLanguage('de_de')).toEqual({ text: 'de-DE', fixes: ['language_tagged'] });
    expect(tidyLanguage('no language')).toEqual({ text: 'no language', fixes: [] });
    expect(tidyId('{4FA4EF34-59DB-4E40-8D14-0A2B1D6F9D11}')).toEqual({
      text: '4fa4ef34-59db-4e40-8d14-0a2b1d6f9d11',
      fixes: ['id_normalised'],
    });
    expect(tidyDomain('https://www.Nordwind.example/about')).toEqual({
      text: 'nordwind.example',
      fixes: ['id_normalised'],
    });
  });

  it.each([
    ['Ada Jensen', 'Ada', 'Jensen'],
    ['Ada Maria Jensen', 'Ada Maria', 'Jensen'],
    ['Jensen, Ada', 'Ada', 'Jensen'],
    ['Jensen', '', 'Jensen'],
  ])('splits %j', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });
});
