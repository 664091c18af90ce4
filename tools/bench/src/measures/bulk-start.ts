import { BULK_CALLS_PER_SECOND, BULK_INSTANCE } from '../data/own-instances.js';
import { atLeast, atMost, benchRow } from '../report/bench-row.js';
import { median, percentile } from '../statistics.js';
import type { BenchWorld } from '../world/bench-world.js';
import { callGateway, untilSeen } from '../world/gateway-calls.js';
import {
  controlMicrosoft,
  inventCustomers,
  MICROSOFT_MS,
  setMicrosoftDelay,
  setMicrosoftFaults,
} from '../world/microsoft-control.js';
import { untilCoresRest } from '../world/processor-time.js';
import { importedAreRead, startAttestation } from './customers-at-microsoft.js';
import type { BenchContext, Measure } from './measure.js';

/** Rows that are left out: a budget that nobody has used for a while lets so many go at once. */
const AT_ONCE = 10 * BULK_CALLS_PER_SECOND;
/** The part of the rows after which it comes to its end, and no longer fills the budget. */
const UNTIL = 0.9;
/** Starts by a person before the bulk operation. */
const IDLE_STARTS = 15;

interface Start {
  readonly customerId: string;
  readonly tenantId: string;
}
interface Made {
  readonly email: string;
  readonly at: number;
}

/** A bulk start at Microsoft's limit: what it makes of the limit, and what a person notices of it. */
export const bulkStart: Measure = {
  id: 'bulk',
  async run(context) {
    const { world, options, say } = context;
    const rows = options.isQuick ? 600 : 3_600;
    const everyMs = options.isQuick ? 1_000 : 4_000;
    const people = Math.ceil((rows * 1_000) / BULK_CALLS_PER_SECOND / everyMs) * 2 + IDLE_STARTS;
    const customers = await customersToAsk(context, rows + people);
    say(`${customers.length} customers of the bulk operation are imported and verified.`);
    const inBulk = customers.splice(0, rows);
    await setMicrosoftFaults(world, [
      // As Microsoft limits: a minute's calls, of which a client that keeps to its rate has some to spare.
      {
        path: '/v1/attestations/**',
        status: 429,
        beyond: { calls: BULK_CALLS_PER_SECOND * 75, perMs: 60_000 },
      },
      { path: '/v1/**', delayMs: MICROSOFT_MS },
    ]);
    try {
      const startOne = async () => {
        const { customerId } = customers.pop() ?? noneLeft();
        return (await startAttestation(world, customerId)).tookMs;
      };
      const idle: number[] = [];
      // What was measured before may still be worked on.
      await untilCoresRest();
      for (let count = 0; count < IDLE_STARTS; count++) idle.push(await startOne());
      const beside: number[] = [];
      const operation = await startBulk(context, inBulk);
      while (!(await isFinished(context, operation))) {
        beside.push(await startOne());
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
      const made = await attestationsMade(world);
      return rowsOf({ inBulk, made, idle, beside });
    } finally {
      await setMicrosoftDelay(world, 0);
    }
  },
};

function rowsOf(found: {
  readonly inBulk: readonly Start[];
  readonly made: readonly Made[];
  readonly idle: readonly number[];
  readonly beside: readonly number[];
}) {
  const { inBulk, made, idle, beside } = found;
  const bulk = made.filter(({ email }) => email.startsWith('bulk.'));
  const [from, to] = [bulk[AT_ONCE]?.at ?? 0, bulk[Math.floor(bulk.length * UNTIL)]?.at ?? 0];
  const between = made.filter(({ at }) => at > from && at <= to).length;
  const perSecond = between / ((to - from) / 1_000);
  const doubled = bulk.length - new Set(bulk.map(({ email }) => email)).size;
  return [
    benchRow({
      id: 'bulk:rate',
      what: `bulk start of ${inBulk.length.toLocaleString('en')} customers, against the calls a second that Microsoft allows`,
      ratio: perSecond / BULK_CALLS_PER_SECOND,
      bound: atLeast(0.95),
      absolute:
        `${perSecond.toFixed(2)} links a second of ${BULK_CALLS_PER_SECOND}, for ${((to - from) / 1_000).toFixed(0)} s ` +
        `after the first ${AT_ONCE}; people’s ${beside.length} among them`,
    }),
    benchRow({
      id: 'bulk:doubles',
      what: 'customers who were asked twice, or not at all',
      ratio: doubled + Math.abs(inBulk.length - (bulk.length - doubled)),
      bound: atMost(0),
      absolute: `${bulk.length} attestations at Microsoft for ${inBulk.length} rows`,
    }),
    benchRow({
      id: 'bulk:person',
      what: 'start by a person meanwhile, against one with nothing else going on',
      ratio: median(beside) / median(idle),
      bound: atMost(2),
      absolute:
        `median ${median(beside).toFixed(0)} ms, p99 ${percentile(beside, 0.99).toFixed(0)} ms against ` +
        `${median(idle).toFixed(0)} ms; Microsoft ${MICROSOFT_MS} ms`,
    }),
  ];
}

/** Customers without an agreement, imported and read as in life. */
async function customersToAsk({ world }: BenchContext, wanted: number): Promise<Start[]> {
  await inventCustomers(world, Math.ceil(wanted * 1.9), BULK_INSTANCE);
  await callGateway(world.gateway, 'POST', '/customers/import', { providerInstanceId: BULK_INSTANCE.id });
  const found = await untilSeen('customers who need an agreement', 600_000, 500, async () => {
    const { rows } = await world.database.query<Start>(
      `SELECT customer_id AS "customerId", tenant_id AS "tenantId" FROM customer_view
        WHERE provider_instance_id = $1 AND listed AND next_action = 'start_attestation' LIMIT $2`,
      [BULK_INSTANCE.id, wanted],
    );
    return rows.length === wanted ? rows : undefined;
  });
  await importedAreRead(world);
  return found;
}

async function startBulk({ world }: BenchContext, rows: readonly Start[]): Promise<string> {
  const lines = rows.map(({ tenantId }) => `${tenantId},Ada,Jensen,bulk.${tenantId}@example.com`);
  const file = ['TenantId,FirstName,LastName,Email', ...lines].join('\r\n');
  const { json } = await callGateway(world.gateway, 'POST', '/mca/bulk-operations', {
    action: 'start',
    options: { delivery: 'manual', country: 'DE' },
    target: {
      kind: 'csv',
      fileName: 'bench.csv',
      content: Buffer.from(file).toString('base64'),
      providerInstanceId: BULK_INSTANCE.id,
    },
  });
  return String(json['id']);
}

async function isFinished({ world }: BenchContext, id: string): Promise<boolean> {
  return (await callGateway(world.gateway, 'GET', `/mca/bulk-operations/${id}`)).json['state'] === 'finished';
}

/** What Microsoft made, oldest first, by its own clock. */
async function attestationsMade(world: BenchWorld): Promise<Made[]> {
  const { attestations } = (await controlMicrosoft(world, 'GET', 'attestations')) as {
    attestations: { signatory: { email: string }; createdAt: string }[];
  };
  return attestations
    .map(({ signatory, createdAt }) => ({ email: signatory.email, at: Date.parse(createdAt) }))
    .sort((a, b) => a.at - b.at);
}

function noneLeft(): never {
  throw new Error('There are too few customers for the starts by people.');
}
