import { Readable } from 'node:stream';
import type { BulkResultRow } from '../../../infrastructure/bulk/bulk-operation-reader.js';
import { resultHeadings, resultLine } from './result-file.js';

/** The result file as a stream that reads on only as fast as it is taken. */
export function resultStream(
  batches: AsyncIterable<readonly BulkResultRow[]>,
  columns: readonly string[],
  format: 'csv' | 'json',
): Readable {
  return Readable.from(format === 'csv' ? csv(batches, columns) : json(batches, columns));
}

async function* csv(
  batches: AsyncIterable<readonly BulkResultRow[]>,
  columns: readonly string[],
): AsyncGenerator<string> {
  yield resultHeadings(columns);
  for await (const rows of batches) yield rows.map((row) => resultLine(row, columns)).join('');
}

async function* json(
  batches: AsyncIterable<readonly BulkResultRow[]>,
  columns: readonly string[],
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const rows of batches) {
    for (const { row, cells } of rows) {
      const input = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
      yield `${separator}${JSON.stringify({ ...row, input })}`;
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
