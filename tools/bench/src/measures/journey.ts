import { randomUUID } from 'node:crypto';
import { BENCH_INSTANCE_IDS } from '../data/provider-instances.js';
import { atMost, benchRow } from '../report/bench-row.js';
import { median, percentile } from '../statistics.js';
import type { BenchContext, Measure } from './measure.js';

/** How long Microsoft takes for each call, in milliseconds; what an attestation cannot be quicker than. */
const MICROSOFT_MS = 50;
const BOUND = atMost(1.6);
const CROWD = 50;

/** From *Start MCA attestation* to the link, for one who waits and for many at once. */
export const journey: Measure = {
  id: 'journey',
  async run(context) {
    const { world, options } = context;
    const alone = options.isQuick ? 15 : 60;
    const crowds = options.isQuick ? 1 : 4;
    const customers = await importedCustomers(context, alone + crowds * CROWD + 5);
    await setDelay(world.product.urls.sandbox, MICROSOFT_MS);
    try {
      const next = () => {
        const customer = customers.pop();
        if (customer === undefined) throw new Error('There are too few customers.');
        return customer;
      };
      for (let warm = 0; warm < 5; warm++) await start(context, next());
      const single: number[] = [];
      for (let count = 0; count < alone; count++) single.push(await start(context, next()));
      const many: number[] = [];
      for (let crowd = 0; crowd < crowds; crowd++) {
        many.push(...(await Promise.all(Array.from({ length: CROWD }, () => start(context, next())))));
      }
      return [
        benchRow({
          id: 'journey:alone',
          what: 'start to link, one user, against Microsoft’s own time',
          ratio: median(single) / MICROSOFT_MS,
          bound: BOUND,
          absolute: `median ${median(single).toFixed(0)} ms, p99 ${percentile(single, 0.99).toFixed(0)} ms; Microsoft ${MICROSOFT_MS} ms`,
        }),
        benchRow({
          id: 'journey:crowd',
          what: `start to link, ${CROWD} at once`,
          ratio: median(many) / MICROSOFT_MS,
          bound: null,
          absolute: `median ${median(many).toFixed(0)} ms, p99 ${percentile(many, 0.99).toFixed(0)} ms`,
        }),
      ];
    } finally {
      await setDelay(world.product.urls.sandbox, 0);
    }
  },
};

const CONTACT = { firstName: 'Ada', lastName: 'Jensen', phone: '+49 30 1234567' };

/** @returns milliseconds from the request to the answer with the link */
async function start({ world }: BenchContext, customerId: string): Promise<number> {
  const from = performance.now();
  const { statusCode, body } = await world.gateway.request({
    method: 'POST',
    path: `/api/v1/customers/${customerId}/mca/attestations`,
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({
      contact: { ...CONTACT, email: `ada.${randomUUID()}@example.com` },
      delivery: 'manual',
      country: 'DE',
    }),
  });
  const text = await body.text();
  if (statusCode !== 201) throw new Error(`The start answered ${statusCode}: ${text.slice(0, 300)}`);
  return performance.now() - from;
}

/** Real customers of the sandbox, brought by an import, that need an agreement. */
async function importedCustomers({ world }: BenchContext, wanted: number): Promise<string[]> {
  const { sandbox } = world.product.urls;
  await control(sandbox, 'POST', 'customers', { count: wanted * 2, seed: 1 });
  const answer = await world.gateway.request({
    method: 'POST',
    path: '/api/v1/customers/import',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ providerInstanceId: BENCH_INSTANCE_IDS[0] }),
  });
  await answer.body.dump();
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { rows } = await world.database.query<{ customer_id: string }>(
      `SELECT customer_id FROM customer_view
        WHERE listed AND next_action = 'start_attestation' AND customer_created_at > now() - interval '1 day'
        LIMIT $1`,
      [wanted],
    );
    if (rows.length >= wanted) return rows.map(({ customer_id }) => customer_id);
    if (Date.now() > deadline)
      throw new Error(`Only ${rows.length} of ${wanted} customers came to need an agreement.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function setDelay(sandbox: string, delayMs: number): Promise<void> {
  return control(sandbox, 'PUT', 'faults', {
    seed: 1,
    rules: delayMs === 0 ? [] : [{ path: '/v1/**', delayMs }],
  });
}

async function control(sandbox: string, method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${sandbox}/_control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
}
