import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { inKilobytes, type PageResult } from './page-result.js';

/** One run of the command. */
export interface LighthouseReport {
  readonly startedAt: string;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly pages: readonly PageResult[];
}

export const thisMachine = (): LighthouseReport['machine'] => ({
  cores: cpus().length,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  node: process.versions.node,
});

/** Where the command leaves what it found. */
export function makeFolder(workspace: string): string {
  const folder = join(workspace, '.assent', 'lighthouse');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Lighthouse's own report on the last load of a page, as `signatory-open-arabic.html`. */
export function keepDetails(folder: string, page: string, html: string): void {
  writeFileSync(join(folder, `${page.toLowerCase().replace(/[^a-z]+/g, '-')}.html`), html);
}

/** Writes `latest.json` and `latest.md`. */
export function writeReport(folder: string, report: LighthouseReport): void {
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'latest.md'), `${tableOf(report.pages)}\n`);
}

const HEADINGS = [
  'page',
  'performance',
  'accessibility',
  'first paint',
  'largest paint',
  'blocked',
  'layout shift',
  'over the wire',
  'of it script',
] as const;

/** The medians as a Markdown table, which a terminal can show as well. */
export function tableOf(pages: readonly PageResult[]): string {
  const rows = pages.map(({ name, median }) => [
    name,
    String(median.performance),
    String(median.accessibility),
    `${median.firstPaintMs} ms`,
    `${median.largestPaintMs} ms`,
    `${median.blockedMs} ms`,
    String(median.layoutShift),
    inKilobytes(median.bytes),
    inKilobytes(median.scriptBytes),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEADINGS), line(rule), ...rows.map(line)].join('\n');
}
