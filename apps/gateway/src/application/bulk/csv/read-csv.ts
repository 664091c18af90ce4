import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { namedColumns } from '../../../domain/bulk/column-mapping.js';
import { ProblemError } from '../../problem.error.js';
import { decodeText } from './decode-text.js';

/** A file with its headings read. */
export interface OpenedCsv {
  /** The headings in their order, each different. */
  readonly columns: readonly string[];
  /** The cells of every row that is not blank, in the order of the file. */
  readonly rows: () => AsyncIterable<readonly string[]>;
}

/** Longer than any row that is meant; a quote that is never closed would otherwise swallow the file. */
const MAX_ROW_CHARACTERS = 64 * 1024;
/** Handed to the parser at a time, so that other requests come in between. */
const CHUNK = 64 * 1024;

/**
 * Opens a CSV file as people have them: any of the usual encodings and separators, with or without quotes,
 * with a `sep=;` line of Excel, rows that are shorter or longer than the headings.
 *
 * @throws ProblemError `file_unreadable`, there or while its rows are read, with the line
 */
export async function openCsv(bytes: Uint8Array): Promise<OpenedCsv> {
  const { text, separator } = separated(decodeText(bytes));
  const records = () => parsed(text, separator);
  for await (const headings of records()) {
    if (headings.every((heading) => heading.trim() === '')) break;
    return { columns: namedColumns(headings), rows: () => withoutFirst(records()) };
  }
  throw new ProblemError(
    'file_unreadable',
    'The file is empty. Its first line has to name the columns, and each further line is a customer.',
  );
}

async function* withoutFirst(records: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
  let first = true;
  for await (const record of records) {
    if (!first && record.some((cell) => cell.trim() !== '')) yield record;
    first = false;
  }
}

async function* parsed(text: string, delimiter: string): AsyncGenerator<readonly string[]> {
  const parser = Readable.from(chunksOf(text), { objectMode: true }).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_CHARACTERS,
    }),
  );
  try {
    for await (const record of parser as AsyncIterable<string[]>) yield record;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line =
      'lines' in error && typeof error.lines === 'number' ? ` near line ${String(error.lines)}` : '';
    throw new ProblemError(
      'file_unreadable',
      `The file cannot be read as CSV${line}. Most often a quotation mark is not closed there. ` +
        'Open it in a spreadsheet, save it as CSV (UTF-8) and upload that.',
    );
  }
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** Which separator the headings use most, outside of quotes; Excel may say it in a line of its own. */
function separated(text: string): { readonly text: string; readonly separator: string } {
  const said = /^sep=(.)\r?\n/i.exec(text);
  if (said?.[1] !== undefined) return { text: text.slice(said[0].length), separator: said[1] };
  const headings = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const times = (separator: string) => headings.split(separator).length;
  const [best = ','] = [...SEPARATORS].sort((a, b) => times(b) - times(a));
  return { text, separator: best };
}
