import { readForwardForm } from './forward-form.js';

const good = { firstName: ' Grace ', lastName: 'Lund', email: 'grace.lund@nordwind.example' };

describe('readForwardForm', () => {
  it('takes a person and a note, without what nobody sees', () => {
    expect(readForwardForm({ ...good, note: ' She signs.\u0000 ' }).suggested).toEqual({
      contact: { firstName: 'Grace', lastName: 'Lund', email: 'grace.lund@nordwind.example' },
      note: 'She signs.',
    });
    expect(readForwardForm({ ...good, note: '  ' }).suggested?.note).toBeNull();
  });

  it.each([
    ['firstName', '', 'missing'],
    ['firstName', 'G', 'too_short'],
    ['lastName', 'x'.repeat(41), 'too_long'],
    ['lastName', '1234', 'not_a_name'],
    ['firstName', 'test', 'not_a_name'],
    ['email', 'grace', 'not_an_address'],
    ['email', 'grace..@lund@nordwind.example', 'not_an_address'],
    ['email', 'gr ace@nordwind.example', 'not_an_address'],
    ['email', 'someone@microsoft.com', 'microsoft_address'],
  ])('says of %s "%s" that it is %s, and keeps what was typed', (field, value, fault) => {
    const { suggested, again } = readForwardForm({ ...good, [field]: value, note: 'Hello' });
    expect(suggested).toBeNull();
    expect(again.faults).toEqual({ [field]: fault });
    expect(again.values).toMatchObject({ [field]: value, note: 'Hello' });
  });

  it.each([undefined, null, 'text', [], { firstName: ['a', 'b'], email: { at: 1 } }, { __proto__: good }])(
    'asks for everything where the body is %j',
    (body) => {
      const { suggested, again } = readForwardForm(body);
      expect(suggested).toBeNull();
      expect(again.faults).toEqual({ firstName: 'missing', lastName: 'missing', email: 'missing' });
    },
  );
});
