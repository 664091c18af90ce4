import type { ServiceName } from '@assent/local-servers';
import { Pool } from 'undici';
import { atLeast, type BenchRow, benchRow } from '../report/bench-row.js';
import { median } from '../statistics.js';
import { processorSeconds, untilCoresRest, watchCores } from '../world/processor-time.js';
import type { BenchWorld } from '../world/bench-world.js';
import { importedCustomers, startAttestation } from './customers-at-microsoft.js';
import type { BenchContext, Measure } from './measure.js';
import { get } from './read-cost.js';

/** Two runs of the very same differ by as much. */
const NO_LOSS = atLeast(0.95);
const READERS = 32;
const READ_MS = 4_000;
const READ_PATHS = [
  '/api/v1/mca/summary',
  '/api/v1/mca/customers?limit=50&sort=urgency',
  '/api/v1/mca/customers?limit=50&status=ready&sort=company',
];
/** Starts at the same time: enough to keep either number of replicas busy. */
const STARTERS = 50;

/** What a while of work came to. */
interface Load {
  readonly perSecond: number;
  /** Share of all cores that were busy. */
  readonly busy: number;
  /** Milliseconds of one core that the service itself used for one piece of work. */
  readonly costMs: number;
}

/** Throughput with one process of a service and with two, in turn. */
export const replicas: Measure = {
  id: 'replicas',
  async run(context) {
    const { world, options } = context;
    const rounds = options.isQuick ? 2 : 3;
    const startsOfRound = options.isQuick ? 100 : 400;
    const customers = await importedCustomers(world, startsOfRound * rounds * 2 + STARTERS);
    const start = async () => {
      const customer = customers.pop();
      if (customer === undefined) throw new Error('There are too few customers.');
      await startAttestation(world, customer);
    };
    await Promise.all(Array.from({ length: STARTERS }, start));
    await untilCoresRest();
    return [
      await compare(context, 'gateway', 'reads of cards and work list', rounds, (urls) => read(world, urls)),
      await compare(context, 'attestations', 'starts of attestations', rounds, () =>
        workedOff(world, 'attestations', startsOfRound, start),
      ),
    ];
  },
};

/** @param work gets the addresses of all replicas */
async function compare(
  { world }: BenchContext,
  service: ServiceName,
  what: string,
  rounds: number,
  work: (urls: readonly string[]) => Promise<Load>,
): Promise<BenchRow> {
  const first = world.product.process(service);
  const origin = (spec: { readonly readyUrl: string }) => new URL(spec.readyUrl).origin;
  const one: Load[] = [];
  const two: Load[] = [];
  for (let round = 0; round < rounds; round++) {
    one.push(await work([origin(first.spec)]));
    const second = await world.product.startReplica(service);
    two.push(await work([origin(first.spec), origin(second.spec)]));
    await second.stop();
  }
  const perSecond = (loads: readonly Load[]) => median(loads.map((load) => load.perSecond));
  const busy = (loads: readonly Load[]) => Math.round(100 * median(loads.map((load) => load.busy)));
  return benchRow({
    id: `replicas:${service}`,
    what: `${what} with two of ${service}, against one`,
    ratio: perSecond(two) / perSecond(one),
    bound: NO_LOSS,
    absolute:
      `${perSecond(two).toFixed(0)} against ${perSecond(one).toFixed(0)} a second; one alone keeps the cores ` +
      `${busy(one)} % busy (${median(one.map(({ costMs }) => costMs)).toFixed(2)} ms of a core each in ${service})`,
  });
}

async function read(world: BenchWorld, urls: readonly string[]): Promise<Load> {
  const pools = urls.map((url) => new Pool(url, { connections: READERS, pipelining: 1 }));
  try {
    const until = performance.now() + READ_MS;
    let count = 0;
    return await load(world, 'gateway', async () => {
      await Promise.all(
        Array.from({ length: READERS }, async (_, reader) => {
          const pool = pools[reader % pools.length];
          for (; pool !== undefined && performance.now() < until; count++)
            await get(pool, READ_PATHS[count % READ_PATHS.length] ?? '');
        }),
      );
      return count;
    });
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
}

function workedOff(
  world: BenchWorld,
  service: ServiceName,
  count: number,
  start: () => Promise<void>,
): Promise<Load> {
  return load(world, service, async () => {
    let left = count;
    await Promise.all(
      Array.from({ length: STARTERS }, async () => {
        while (left-- > 0) await start();
      }),
    );
    return count;
  });
}

/** @param work tells how many pieces it has done */
async function load(world: BenchWorld, service: ServiceName, work: () => Promise<number>): Promise<Load> {
  const { pid } = world.product.process(service);
  const used = processorSeconds(pid);
  const busy = watchCores();
  const from = performance.now();
  const count = await work();
  const seconds = (performance.now() - from) / 1_000;
  return {
    perSecond: count / seconds,
    busy: busy(),
    costMs: ((processorSeconds(pid) - used) * 1_000) / count,
  };
}
