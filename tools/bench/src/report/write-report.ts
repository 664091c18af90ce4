import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type BenchReport, withTable } from './bench-report.js';
import { withEarlierRows } from './complete-report.js';

/**
 * Writes `.assent/bench/latest.json` and the table in `docs/benchmarks.md`, with the rows that an earlier run had and this
 * one did not measure.
 *
 * @param measures ids of all measures, in the order of the table
 */
export async function writeReport(
  workspace: string,
  report: BenchReport,
  measures: readonly string[],
): Promise<void> {
  const folder = join(workspace, '.assent', 'bench');
  mkdirSync(folder, { recursive: true });
  const latest = join(folder, 'latest.json');
  const earlier = existsSync(latest) ? (JSON.parse(readFileSync(latest, 'utf8')) as BenchReport) : undefined;
  const whole = withEarlierRows(report, earlier, measures);
  writeFileSync(latest, `${JSON.stringify(whole, null, 2)}\n`);
  const document = join(workspace, 'docs', 'benchmarks.md');
  const text = withTable(readFileSync(document, 'utf8'), whole);
  const style = await resolveConfig(document);
  writeFileSync(document, await format(text, { ...style, parser: 'markdown' }));
}
