import { atMost, benchRow } from '../report/bench-row.js';
import { median } from '../statistics.js';
import { timed } from '../timed.js';
import { CopyOut } from '../world/copy-out.js';
import type { BenchContext, Measure } from './measure.js';
import { memoryOf } from './memory.js';

const BOUND = atMost(4);
/** The file is never in memory, whatever its length. */
const MEMORY_MIB = 100;
const PATH = '/api/v1/mca/export?format=csv';
const ROUNDS = 3;
/** Often enough to see a peak that lasts for one batch. */
const LOOK_EVERY_MS = 20;

/** Every customer as CSV, and what the gateway needs for it. */
export const exporting: Measure = {
  id: 'export',
  growsWithCustomers: true,
  async run(context) {
    const { world, options } = context;
    const copy = await sameRowsByCopy(context);
    const ours: number[] = [];
    const theirs: number[] = [];
    let bytes = 0;
    let growthMiB = 0;
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(
        await timed(async () => {
          const whole = await download(context);
          bytes = whole.bytes;
          growthMiB = Math.max(growthMiB, whole.growthMiB);
        }),
      );
      theirs.push(await timed(() => world.database.query(new CopyOut(copy)).done));
    }
    const rate = Math.round(options.customers / (median(ours) / 1_000)).toLocaleString('en');
    return [
      benchRow({
        id: 'export',
        what: 'all customers as CSV, against COPY TO STDOUT of the same rows',
        ratio: median(ours) / median(theirs),
        bound: BOUND,
        absolute:
          `${(median(ours) / 1_000).toFixed(2)} s (${rate} rows a second, ${Math.round(bytes / 2 ** 20)} MiB) against ` +
          `${(median(theirs) / 1_000).toFixed(2)} s`,
        cost: median(ours),
      }),
      benchRow({
        id: 'export:memory',
        what: `growth of the gateway's memory meanwhile, as a part of ${MEMORY_MIB} MiB`,
        ratio: growthMiB / MEMORY_MIB,
        bound: atMost(1),
        absolute: `${growthMiB} MiB more at the most than before`,
      }),
    ];
  },
};

/** Reads the file as fast as it comes and keeps nothing of it. */
async function download({ world }: BenchContext): Promise<{ bytes: number; growthMiB: number }> {
  const pid = world.product.process('gateway').pid;
  const before = memoryOf(pid).residentMiB;
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, memoryOf(pid).residentMiB);
  }, LOOK_EVERY_MS);
  try {
    const { statusCode, body } = await world.gateway.request({ method: 'GET', path: PATH });
    let bytes = 0;
    for await (const chunk of body) bytes += (chunk as Buffer).length;
    if (statusCode !== 200) throw new Error(`The export answered ${statusCode}.`);
    return { bytes, growthMiB: most - before };
  } finally {
    clearInterval(look);
  }
}

/** The rows of the gateway's own statement. It has no parameters, because nothing is filtered. */
async function sameRowsByCopy(context: BenchContext): Promise<string> {
  const [statements] = await context.world.tap.duringEach([() => download(context)]);
  const select = statements
    ?.map(({ sql }) => /^DECLARE \w+ NO SCROLL CURSOR FOR\s([\s\S]*)$/.exec(sql)?.[1])
    .find((sql) => sql !== undefined);
  if (select === undefined) throw new Error('The export declared no cursor.');
  return `COPY (${select}) TO STDOUT (FORMAT csv)`;
}
