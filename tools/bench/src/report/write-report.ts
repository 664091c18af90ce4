import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type BenchReport, withTable } from './bench-report.js';

/** Writes `.assent/bench/latest.json` and, when everything was measured, its table in `docs/benchmarks.md`. */
export async function writeReport(workspace: string, report: BenchReport): Promise<void> {
  const folder = join(workspace, '.assent', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  if (report.options.only.length > 0) return;
  const document = join(workspace, 'docs', 'benchmarks.md');
  const text = withTable(readFileSync(document, 'utf8'), report);
  const style = await resolveConfig(document);
  writeFileSync(document, await format(text, { ...style, parser: 'markdown' }));
}
