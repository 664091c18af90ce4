import { csvCell, resultHeadings, resultLine } from './result-file.js';

describe('the result file', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ])('writes %j so that no spreadsheet runs it', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });

  it('has a line for each row, with the reason and the columns of the upload', () => {
    const columns = ['Tenant', 'Note'];
    expect(resultHeadings(columns)).toBe(
      '\uFEFFRow,Outcome,Reason,What to do,Corrected,Company,Customer id,Operation id,Tenant,Note\r\n',
    );
    const line = resultLine(
      {
        row: {
          number: 7,
          customerId: null,
          companyName: null,
          tenantId: null,
          contact: null,
          country: null,
          verdict: 'refused',
          fixes: [{ field: 'phone', fix: 'phone_normalised' }],
          state: 'refused',
          reason: { code: 'customer_not_found', detail: 'Look it up.', errors: [] },
          operationId: null,
        },
        cells: ['t', '=x', 'beyond the headings'],
      },
      columns,
    );
    expect(line).toBe(
      "7,refused,There is no such customer,Look it up.,phone: number written as Microsoft takes it,,,,t,'=x\r\n",
    );
  });
});
