import { generateCustomers } from './data/generate-customers.js';
import { bulkStart } from './measures/bulk-start.js';
import { memory } from './measures/memory.js';
import { eligibility, search, summary, workList } from './measures/reads.js';
import { messages } from './measures/messages/messages.js';
import { exporting } from './measures/export.js';
import { importOfCustomers } from './measures/import.js';
import { journey } from './measures/journey.js';
import { acceptance } from './measures/acceptance.js';
import { expiry } from './measures/expiry/expiry.js';
import { replicas } from './measures/replicas.js';
import { projection } from './measures/projection.js';
import type { BenchContext, Measure } from './measures/measure.js';
import { type BenchOptions, HELP, readOptions } from './options.js';
import { type BenchRow, benchRow } from './report/bench-row.js';
import { withGrowth } from './report/growth.js';
import { machineFacts } from './report/machine-facts.js';
import { markdownOf } from './report/bench-report.js';
import { writeReport } from './report/write-report.js';
import { inSeconds } from './timed.js';
import { BenchWorld } from './world/bench-world.js';
import { untilCoresRest } from './world/processor-time.js';
import type { Filling } from './world/filled-postgres.js';

const MEASURES: readonly Measure[] = [
  memory,
  summary,
  workList,
  search,
  eligibility,
  exporting,
  messages,
  journey,
  acceptance,
  replicas,
  expiry,
  projection,
  bulkStart,
  // Last: a tenth of a million customers come along, and the measures before it know how many there are.
  importOfCustomers,
];

/** Of the row that tells how long making the customers took. */
const DATA = 'data';

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
  const world = await BenchWorld.start(workspace, options);
  try {
    const rows = await measureAll({ workspace, world, options, say });
    const report = {
      options,
      machine: await machineFacts(world.superuser, world.redis),
      startedAt: new Date(startedAt).toISOString(),
      tookSeconds: (Date.now() - startedAt) / 1_000,
      rows,
    };
    await writeReport(workspace, report, [DATA, ...MEASURES.map(({ id }) => id)]);
    console.log(`\n${markdownOf(report)}`);
    return rows.some(({ holds }) => holds === false) ? 1 : 0;
  } finally {
    await world.stop();
  }
}

async function measureAll(context: BenchContext): Promise<BenchRow[]> {
  const { world, options, say } = context;
  const wanted = MEASURES.filter(
    ({ id }) => options.only.length === 0 || options.only.some((part) => id.includes(part)),
  );
  const rows = new Map<Measure, BenchRow[]>();
  const data = dataRow(options.customers, world.filling);
  say(`${data.what}: ${data.absolute}`);
  // The services compare what they know with the read model when they start, and a million rows take a while.
  await untilCoresRest();
  for (const measure of wanted) rows.set(measure, await measureOne(context, measure));
  const growing = wanted.filter((measure) => measure.growsWithCustomers === true);
  if (growing.length > 0) {
    const customers = options.smallCustomers;
    // What an import has brought is still on its way into the tables that are filled anew.
    await untilCoresRest();
    await generateCustomers(world.connectSuperuser, { count: customers, seed: options.seed });
    say(`Now with ${customers.toLocaleString('en')} customers.`);
    const small = { ...context, options: { ...options, customers } };
    for (const measure of growing) {
      const fewer = { customers, rows: await measureOne(small, measure) };
      const all = rows.get(measure) ?? [];
      rows.set(measure, withGrowth(all, options.customers, fewer, measure.growthBound));
    }
  }
  return [data, ...[...rows.values()].flat()];
}

/** A measure that fails is a row that does not hold: the others, half an hour of them, are not lost with it. */
async function measureOne(context: BenchContext, measure: Measure): Promise<BenchRow[]> {
  const found = await measure.run(context).catch((error: unknown) => [notMeasured(measure, error)]);
  for (const { id, ratio, holds, absolute } of found) {
    const verdict = holds === false ? '  above its bound' : '';
    context.say(`${id}  ${ratio?.toFixed(2) ?? ''}${verdict}  ${absolute}`);
  }
  return found;
}

function notMeasured({ id }: Measure, error: unknown): BenchRow {
  const absolute = error instanceof Error ? error.message : String(error);
  return {
    ...benchRow({ id, what: 'could not be measured', ratio: null, bound: null, absolute }),
    holds: false,
  };
}

function dataRow(customers: number, { times, isKept }: Filling): BenchRow {
  const whole = times.customers + times.timeline + times.indexes;
  return benchRow({
    id: DATA,
    what: `${customers.toLocaleString('en')} customers made in the database`,
    ratio: null,
    bound: null,
    absolute:
      `${inSeconds(whole)}: rows ${inSeconds(times.customers)}, timeline ${inSeconds(times.timeline)}, ` +
      `indexes ${inSeconds(times.indexes)}${isKept ? '; kept from an earlier run of the same day' : ''}`,
  });
}
