import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { Client } from 'pg';
import { AssentClient } from './assent-client.js';
import { AttestationsReplica } from './attestations-replica.js';

/** Far above what the spec needs: it is about our clock, not about Microsoft's limits. */
const BUDGET = { PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=100000,agreements=100000,customers=100000' };
/** How many run out at once. */
const LINKS = 200;
/** About a quarter of the customers that the sandbox invents have no agreement. */
const CUSTOMERS = 1_000;
/** Long enough that every process has ticked since the time was set. */
const AHEAD_SECONDS = 5;

describe('four processes of attestations', () => {
  let product: TestProduct;
  let assent: AssentClient;
  let database: Client;
  const replicas: AttestationsReplica[] = [];

  beforeAll(async () => {
    product = await startTestProduct({
      environment: { ...BUDGET, SANDBOX_CUSTOMERS: String(CUSTOMERS), LOG_LEVEL: 'warn' },
    });
    assent = new AssentClient(product.urls.gateway);
    database = new Client({ connectionString: product.databaseUrls.attestations });
    await database.connect();
    for (let more = 0; more < 3; more += 1) replicas.push(await AttestationsReplica.start(product, BUDGET));
    await assent.importAndVerify();
  }, 500_000);
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await database.end();
    await product.drop();
  }, 60_000);

  const count = async (sql: string, values: unknown[] = []) =>
    Number((await database.query<{ count: string }>(`SELECT (${sql}) AS count`, values)).rows[0]?.count);

  it('show hundreds of links that run out in the same second as expired, each once', async () => {
    const customers = await waitFor(
      async () => {
        const found = await customersWithoutAgreement();
        return found.length >= LINKS ? found.slice(0, LINKS) : undefined;
      },
      {
        what: `${String(LINKS)} customers without an agreement to be known`,
        deadlineMs: 180_000,
        everyMs: 500,
      },
    );
    for (let from = 0; from < customers.length; from += 20) {
      await Promise.all(customers.slice(from, from + 20).map(start));
    }
    await waitFor(async () => (await assent.summary()).pending === customers.length, {
      what: `all of ${String(customers.length)} links to wait`,
      deadlineMs: 120_000,
    });

    // The statement's time is one for all of its rows; the clock's goes on between them.
    const { rows } = await database.query<{ due: Date }>(
      `UPDATE attestation SET expires_at = date_trunc('second', statement_timestamp()) + interval '${String(AHEAD_SECONDS)} seconds'
       WHERE state = 'link_generated' RETURNING expires_at AS due`,
    );
    expect(new Set(rows.map(({ due }) => due.getTime())).size).toBe(1);
    // Five seconds are promised; a machine that others use as well says nothing about that, so it gets more.
    await waitFor(
      async () => {
        const { pending, expired } = await assent.summary();
        return pending === 0 && expired === customers.length;
      },
      { what: 'the work list to show every link as expired', deadlineMs: 120_000, everyMs: 100 },
    );

    const expired = `FROM outbox_message WHERE type = 'attestations.mca-changed'
      AND message->'envelope'->'data'->>'change' = 'expired'`;
    expect(await count(`SELECT count(*) ${expired}`)).toBe(customers.length);
    expect(await count(`SELECT count(DISTINCT message->'envelope'->'aggregate'->>'id') ${expired}`)).toBe(
      customers.length,
    );
    for (const customerId of customers.slice(0, 5)) {
      expect((await assent.timeline(customerId)).filter((change) => change === 'expired')).toHaveLength(1);
    }
  }, 600_000);

  async function customersWithoutAgreement(): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await assent.workList(
        `status=required&sort=company&limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      found.push(
        ...page.items
          .filter(({ reasonCode }) => reasonCode === 'no_agreement')
          .map(({ customerId }) => customerId),
      );
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  }

  async function start(customerId: string, position: number): Promise<void> {
    const email = `ada${String(position)}.${customerId.slice(-12)}@nordwind.example`;
    const answer = await assent.post(
      `/api/v1/customers/${customerId}/mca/attestations`,
      { contact: { firstName: 'Ada', lastName: 'Jensen', email }, country: 'DE', delivery: 'manual' },
      { prefer: 'wait=0' },
    );
    expect(answer.status).toBe(202);
  }
});
