/** Between lines, as RFC 4180 has it. */
export const CSV_LINE_END = '\r\n';

/** Tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What spreadsheets read as the beginning of a formula, also behind blanks and in the wide forms of East Asian
 * keyboards (OWASP, "CSV Injection"). Names come from people outside: a customer that calls itself
 * `=HYPERLINK(…)` must stay a name.
 */
const FORMULA_START = /^\s*[=+\-@\t\r\n＝＋－＠]/;
const TO_BE_QUOTED = /[",\r\n;\t]|^\s|\s$/;

/** A cell of a CSV file: quoted where it has to be, and never a formula. */
export function csvCell(value: string | null): string {
  if (value === null) return '';
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return TO_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly (string | null)[]) => cells.map(csvCell).join(',') + CSV_LINE_END;
