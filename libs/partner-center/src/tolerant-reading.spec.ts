import { instant, text, truth } from './tolerant-reading.js';

describe('instant', () => {
  it.each([
    ['2019-08-26T00:00:00', '2019-08-26T00:00:00.000Z'],
    ['2019-08-26', '2019-08-26T00:00:00.000Z'],
    ['2019-08-26T00:00:00.1234567Z', '2019-08-26T00:00:00.123Z'],
    ['2019-08-26T02:00:00+02:00', '2019-08-26T00:00:00.000Z'],
    [1566777600, '2019-08-26T00:00:00.000Z'],
    [1566777600000, '2019-08-26T00:00:00.000Z'],
  ])('reads %j, without a zone as UTC', (value, expected) => {
    expect(instant({ DATEagreed: value }, 'dateAgreed')?.toISOString()).toBe(expected);
  });

  it.each(['soon', '', null, true, '2019-13-45T00:00:00', '57'])('does not guess at %j', (value) => {
    expect(instant({ dateAgreed: value }, 'dateAgreed')).toBeNull();
  });
});

describe('text and truth', () => {
  it('take what is meant, in any case, under the first name that is there', () => {
    expect(text({ Code: 600061 }, 'code')).toBe('600061');
    expect(text({ a: ' ', b: 'x' }, 'b', 'a')).toBe('x');
    expect(text({ a: null, b: 'x' }, 'a', 'b')).toBe('x');
    expect(text('no object', 'a')).toBeNull();
    expect(truth({ isSigned: 'TRUE' }, 'issigned')).toBe(true);
    expect(truth({ isSigned: 1 }, 'isSigned')).toBeNull();
  });
});
