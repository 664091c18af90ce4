import { isDeepStrictEqual } from 'node:util';
import type { BenchReport } from './bench-report.js';
import { type BenchRow, measureOf } from './bench-row.js';

/** A day later a machine has other neighbours, and the code has moved on. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Takes what this run did not measure from the run before it, so that a table can be made in parts: the whole takes an
 * hour. Each figure compares two things of one run, so figures of several runs can stand beside each other, as long
 * as machine, form and dice are the same.
 *
 * @param measures ids of all measures, in the order of the table
 */
export function withEarlierRows(
  report: BenchReport,
  earlier: BenchReport | undefined,
  measures: readonly string[],
): BenchReport {
  if (earlier === undefined || !areComparable(report, earlier)) return report;
  const measured = new Set(report.rows.map(measureOf));
  const kept = earlier.rows.filter((row) => !measured.has(measureOf(row)));
  if (kept.length === 0) return report;
  const place = (row: BenchRow) => measures.indexOf(measureOf(row));
  return {
    ...report,
    tookSeconds: report.tookSeconds + earlier.tookSeconds,
    rows: [...report.rows, ...kept].sort((a, b) => place(a) - place(b)),
  };
}

function areComparable(report: BenchReport, earlier: BenchReport): boolean {
  const diceOf = ({ options, machine }: BenchReport) => ({ ...options, only: [], machine });
  return (
    report.options.only.length > 0 &&
    Date.parse(report.startedAt) - Date.parse(earlier.startedAt) < KEPT_MS &&
    isDeepStrictEqual(diceOf(report), diceOf(earlier))
  );
}
