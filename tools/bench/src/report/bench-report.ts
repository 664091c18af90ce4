import type { BenchOptions } from '../options.js';
import { type BenchRow, boundText, measureOf } from './bench-row.js';
import type { MachineFacts } from './machine-facts.js';

/** What one run has found. */
export interface BenchReport {
  readonly options: BenchOptions;
  readonly machine: MachineFacts;
  readonly startedAt: string;
  readonly tookSeconds: number;
  readonly rows: readonly BenchRow[];
}

/**
 * The table of the quick form and that of the full one have places of their own, and the rest is people's. A report that
 * lacks a measure of the table that is there leaves it as it is.
 */
export function withTable(document: string, report: BenchReport): string {
  const form = report.options.isQuick ? 'quick' : 'full';
  const [begin, end] = [`<!-- ${form} form: begin -->`, `<!-- ${form} form: end -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost its place for the ${form} form.`);
  const measured = new Set(report.rows.map(measureOf));
  const isThere = ([, id = '']: RegExpMatchArray) => measured.has(measureOf({ id }));
  const lines = document.slice(from, to).matchAll(/^\| `([^`]+)`/gm);
  if (![...lines].every(isThere)) return document;
  return `${document.slice(0, from + begin.length)}\n\n${markdownOf(report)}\n${document.slice(to)}`;
}

/** The table as people read it, with what one has to know to compare it. */
export function markdownOf({ options, machine, startedAt, tookSeconds, rows }: BenchReport): string {
  const lines = rows.map(({ id, what, ratio, bound, holds, absolute, growth }) =>
    [
      `\`${id}\``,
      what,
      ratio === null ? '' : ratio.toFixed(2),
      boundText(bound),
      holds === null ? '' : holds ? 'yes' : '**no**',
      growth === undefined ? '' : growth.toFixed(2),
      absolute,
    ].join(' | '),
  );
  return [
    `${startedAt.slice(0, 10)}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, ` +
      `Node ${machine.node}, PostgreSQL ${machine.postgres}, Redis ${machine.redis}; ` +
      `${options.customers.toLocaleString('en')} customers, seed ${options.seed}, ${Math.round(tookSeconds)} s.`,
    '',
    '| id | what | ratio | to reach | holds | growth | behind it |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}
