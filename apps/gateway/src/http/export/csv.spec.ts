import { csvCell, csvLine } from './csv.js';

describe('a cell of a CSV file', () => {
  it.each([
    ['plain', 'plain'],
    [null, ''],
    ['', ''],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
    ['Müller & Söhne 株式会社', 'Müller & Söhne 株式会社'],
  ])('holds %j as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it.each([
    '=1+1',
    '+49 30 1234',
    '-5',
    '@SUM(A1)',
    '\tcmd',
    '\r=1',
    '  =1',
    '\n=1',
    '＝1+1',
    '=HYPERLINK("https://evil.example","x")',
  ])('never begins as a formula: %j', (value) => {
    const cell = csvCell(value);
    const shown = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(shown).toBe(`'${value}`);
  });

  it('leaves signs inside of a text alone', () => {
    expect(csvLine(['a=b', 'x-y', 'a@b.example'])).toBe('a=b,x-y,a@b.example\r\n');
  });
});
