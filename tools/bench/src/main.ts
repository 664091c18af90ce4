import { generateCustomers } from './data/generate-customers.js';
import { memory } from './measures/memory.js';
import { eligibility, search, summary, workList } from './measures/reads.js';
import { messages } from './measures/messages/messages.js';
import { journey } from './measures/journey.js';
import { acceptance } from './measures/acceptance.js';
import { expiry } from './measures/expiry/expiry.js';
import { replicas } from './measures/replicas.js';
import { projection } from './measures/projection.js';
import type { BenchContext, Measure } from './measures/measure.js';
import { type BenchOptions, HELP, readOptions } from './options.js';
import type { BenchRow } from './report/bench-row.js';
import { machineFacts } from './report/machine-facts.js';
import { markdownOf } from './report/bench-report.js';
import { writeReport } from './report/write-report.js';
import { BenchWorld } from './world/bench-world.js';

const MEASURES: readonly Measure[] = [
  memory,
  summary,
  workList,
  search,
  eligibility,
  messages,
  journey,
  acceptance,
  replicas,
  expiry,
  projection,
];

/**
 * Measures what the options say and writes the report.
 * @returns the exit code: 1 when a bound does not hold, 2 when the options make no sense
 */
export async function bench(workspace: string, args: string[]): Promise<number> {
  let options: BenchOptions | 'help';
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(HELP);
    return 2;
  }
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const startedAt = Date.now();
  const say = (text: string) => {
    console.log(`${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(5)} s  ${text}`);
  };
  const world = await BenchWorld.start(workspace);
  try {
    const rows = await measureAll({ workspace, world, options, say });
    const report = {
      options,
      machine: await machineFacts(world.superuser, world.redis),
      startedAt: new Date(startedAt).toISOString(),
      tookSeconds: (Date.now() - startedAt) / 1_000,
      rows,
    };
    await writeReport(workspace, report);
    console.log(`\n${markdownOf(report)}`);
    return rows.some(({ holds }) => holds === false) ? 1 : 0;
  } finally {
    await world.stop();
  }
}

async function measureAll(context: BenchContext): Promise<BenchRow[]> {
  const { world, options, say } = context;
  const times = await generateCustomers(world.connectSuperuser, {
    count: options.customers,
    seed: options.seed,
  });
  say(
    `${options.customers} customers are generated: rows ${seconds(times.customers)}, timeline ` +
      `${seconds(times.timeline)}, indexes ${seconds(times.indexes)}.`,
  );
  const rows: BenchRow[] = [];
  for (const measure of MEASURES) {
    if (options.only.length > 0 && !options.only.some((part) => measure.id.includes(part))) continue;
    const found = await measure.run(context);
    for (const { id, ratio, holds } of found)
      say(`${id}  ${ratio?.toFixed(2) ?? ''}${holds === false ? '  above its bound' : ''}`);
    rows.push(...found);
  }
  return rows;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
