import { openCsv } from './read-csv.js';

async function read(bytes: Uint8Array | string) {
  const { columns, rows } = await openCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const all: (readonly string[])[] = [];
  for await (const row of rows()) all.push(row);
  return { columns, rows: all };
}

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a CSV file', () => {
  const expected = { columns: ['Name', 'Ort'], rows: [['Ångström', 'Köln']] };
  it.each([
    ['UTF-8', Buffer.from('Name,Ort\nÅngström,Köln\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFName,Ort\nÅngström,Köln')],
    ['UTF-16 little endian with a mark', utf16('\uFEFFName\tOrt\r\nÅngström\tKöln\r\n')],
    ['UTF-16 big endian with a mark', utf16('\uFEFFName;Ort\r\nÅngström;Köln\r\n', true)],
    ['UTF-16 without a mark', utf16('Name,Ort\nÅngström,Köln\n')],
    ['Windows-1252', Buffer.from('Name;Ort\r\nÅngström;Köln\r\n', 'latin1')],
  ])('in %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(expected);
  });

  it.each([
    ['comma', 'a,b\n1,2'],
    ['semicolon', 'a;b\n1;2'],
    ['tab', 'a\tb\n1\t2'],
    ['the separator that Excel names', 'sep=;\r\na;b\r\n1;2'],
    ['a separator inside of quoted headings', '"a";"b"\n1;2'],
    ['blank lines', 'a,b\n\n1,2\n , \n\n'],
  ])('with %s', async (_, text) => {
    expect(await read(text)).toEqual({ columns: ['a', 'b'], rows: [['1', '2']] });
  });

  it('with quotes, line breaks in cells, and rows that are too short or too long', async () => {
    expect(await read('a,b\n"x, ""y""","z\nz"\n1\n1,2,3\n')).toEqual({
      columns: ['a', 'b'],
      rows: [['x, "y"', 'z\nz'], ['1'], ['1', '2', '3']],
    });
  });

  it.each([499, 500, 501, 1000, 1001, 2001])('with %i rows has every one of them', async (count) => {
    const lines = Array.from({ length: count }, (_, index) => `${String(index + 1)},x`);
    const { rows } = await read(`number,x\n${lines.join('\n')}`);
    expect(rows.map(([number]) => Number(number))).toEqual(lines.map((_, index) => index + 1));
  });

  it.each([
    ['nothing', ''],
    ['blanks only', ' \n \n'],
  ])('with %s is refused', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('whose quotation mark is never closed is refused with its line, instead of swallowing the rest', async () => {
    await expect(read(`a,b\n1,"2\n${'x,y\n'.repeat(30_000)}`)).rejects.toMatchObject({
      code: 'file_unreadable',
      detail: expect.stringContaining('quotation mark') as string,
    });
  });
});
