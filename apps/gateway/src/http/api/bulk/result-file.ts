import {
  type BulkFix,
  type BulkReason,
  type BulkRowState,
  PROBLEMS,
  type ProblemCode,
} from '@assent/contracts';
import type { BulkResultRow } from '../../../infrastructure/bulk/bulk-operation-reader.js';

/** What a spreadsheet would take for a formula, and run. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A cell of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in
 * front, which shows it as text; our own reader of files takes it off again.
 */
export function csvCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

export const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

const OWN_COLUMNS = [
  'Row',
  'Outcome',
  'Reason',
  'What to do',
  'Corrected',
  'Company',
  'Customer id',
  'Operation id',
];

/** So that spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The first line: our columns, then those of the uploaded file. */
export function resultHeadings(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine([...OWN_COLUMNS, ...columns]);
}

/** One line for one row of the input, in the order of the file. */
export function resultLine({ row, cells }: BulkResultRow, columns: readonly string[]): string {
  return csvLine([
    String(row.number),
    OUTCOMES[row.state],
    row.reason === null ? '' : titleOf(row.reason.code),
    row.reason === null ? '' : sentenceOf(row.reason),
    [...new Set(row.fixes.map(({ field, fix }) => `${field}: ${FIXES[fix]}`))].join('; '),
    row.companyName ?? '',
    row.customerId ?? '',
    row.operationId ?? '',
    ...columns.map((_, index) => cells[index] ?? ''),
  ]);
}

const OUTCOMES: Readonly<Record<BulkRowState, string>> = {
  waiting: 'not sent yet',
  sent: 'on its way',
  succeeded: 'done',
  refused: 'refused',
  skipped: 'skipped',
  cancelled: 'called off',
};

const FIXES: Readonly<Record<BulkFix, string>> = {
  trimmed: 'blanks removed',
  unquoted: 'spreadsheet marks removed',
  address_cleaned: 'address cleaned',
  phone_normalised: 'number written as Microsoft takes it',
  phone_left_out: 'left out, it is no number',
  country_coded: 'name turned into its code',
  language_tagged: 'written as a language tag',
  name_split: 'divided into first and last name',
  id_normalised: 'written in its usual form',
};

function titleOf(code: string): string {
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode].title : code;
}

/** The sentence of each field says what to change; without fields it is the sentence of the whole. */
function sentenceOf({ detail, errors }: BulkReason): string {
  return errors.length === 0 ? detail : errors.map(({ message }) => message).join(' ');
}
