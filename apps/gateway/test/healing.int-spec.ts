import {
  type CustomerState,
  type McaState,
  REPLAY_POLICY,
  STATE_SOURCES,
  type StateSource,
} from '@assent/contracts';
import { Transactions } from '@assent/database';
import { MCA_REASONS } from '@assent/domain';
import { aCustomerState, anAttestationState, anMcaState, emptyTables, waitFor } from '@assent/testing';
import { ReplayRuns } from '../src/infrastructure/replay/replay-runs.js';
import { type Replayable, requestReplay } from '../src/infrastructure/replay/requested-replays.js';
import { ViewDigest } from '../src/infrastructure/replay/view-digest.js';
import { anId } from '@assent/testing';
import { deliveryChanged } from '@assent/contracts';
import { GatewayUnderTest, INSTANCE_ID, customerEvent, mcaEvent, thread } from './gateway-under-test.js';
import { withoutMoments } from './read-model-snapshot.js';
import { StatesOfServices, bucketOf } from './states-of-services.js';

describe('healing the read model', () => {
  let gateway: GatewayUnderTest;
  let services: StatesOfServices;
  let objectsAtStart: unknown;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    objectsAtStart = await objects();
  });
  afterAll(() => gateway.stop());
  beforeEach(() => {
    services = new StatesOfServices(gateway);
  });
  afterEach(async () => {
    await gateway.hasHandledAll();
    await emptyTables(
      gateway.database.dataSource,
      ...[
        'customer_view',
        'customer_search',
        'summary_counter',
        'timeline_entry',
        'signatory_link',
        'sse_log',
        'replay_run',
      ],
      ...['replay_part', 'outbox_message'],
    );
    // Whatever was replayed: no index is missing, none is left over.
    expect(await objects()).toEqual(objectsAtStart);
  });

  const query = <Row = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    gateway.database.dataSource.query<Row[]>(sql, values);

  /** Everything that a replay may touch, and the timeline, which it may not. */
  async function snapshot(): Promise<unknown> {
    return {
      customers: withoutMoments(await query(`SELECT * FROM customer_view ORDER BY customer_id`)),
      counters: await query(
        `SELECT provider_instance_id, reseller_id, status, shard, customers::int AS customers FROM summary_counter
         WHERE customers <> 0 ORDER BY 1, 2, 3, 4`,
      ),
      timeline: await query(`SELECT * FROM timeline_entry ORDER BY event_id`),
      links: await query(`SELECT * FROM signatory_link ORDER BY link_id`),
      texts: await query(`SELECT * FROM customer_search ORDER BY customer_id`),
    };
  }

  /** The objects of the database that the read model is made of: a swap leaves none behind and none renamed. */
  const objects = () =>
    query(
      `SELECT c.relname AS name, coalesce(pg_get_indexdef(c.oid), '') AS definition FROM pg_class c
       WHERE c.relname ~ '^customer_(view|search)' AND c.relkind IN ('r', 'i')
       UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'customer_%' ORDER BY 1`,
    );

  async function know(count: number): Promise<CustomerState[]> {
    const reasons = ['no_agreement', 'waiting_for_customer', 'agreement_valid', 'link_expired'] as const;
    const customers = Array.from({ length: count }, (_, i) =>
      aCustomerState({
        providerInstanceId: INSTANCE_ID,
        resellerId: i % 3 === 0 ? anId() : null,
        companyName: `Company ${String(i)} "quoted", with comma`,
        domain: i % 2 === 0 ? null : `company${String(i)}.example`,
        version: 1 + (i % 4),
        lifecycle: i % 5 === 4 ? 'ended' : 'active',
      }),
    );
    for (const [i, customer] of customers.entries()) {
      const mca = mcaOf(customer, reasons[i % reasons.length] ?? 'no_agreement');
      services.customers.set(customer.customerId, customer);
      services.attestations.set(customer.customerId, mca);
      await gateway.publish(customerEvent(customer), mcaEvent(mca));
      if (i % 2 === 0) await deliver(customer, mca);
    }
    await shown(count);
    return customers;
  }

  async function deliver(customer: CustomerState, mca: McaState): Promise<void> {
    const delivery = {
      customerId: customer.customerId,
      version: 2,
      attestationId: mca.attestation?.id ?? anId(),
      invitationSentAt: '2026-02-03T09:30:00.000Z',
      lastReminderSentAt: null,
      remindersSent: 0,
      failure: null,
    };
    services.notifications.set(customer.customerId, delivery);
    await gateway.publish({
      contract: deliveryChanged,
      data: { delivery, change: 'invitation_sent' },
      ...thread(customer.customerId, 2, customer),
    });
  }

  const shown = (count: number) =>
    waitFor(
      async () => {
        const [row] = await query<{ count: number }>(
          `SELECT count(*)::int AS count FROM customer_view
           WHERE customer_version IS NOT NULL AND mca_version IS NOT NULL`,
        );
        const [deliveries] = await query<{ count: number }>(
          `SELECT count(*)::int AS count FROM customer_view WHERE delivery_version IS NOT NULL`,
        );
        return row?.count === count && deliveries?.count === services.notifications.size;
      },
      { what: 'all states to be projected' },
    );

  const request = (what: Replayable) =>
    gateway.service.app.get(Transactions).run((tx) => requestReplay(tx, what, anId()));

  /** Lets the services answer until no replay is under way. */
  async function untilDone(): Promise<void> {
    await waitFor(
      async () => {
        await services.answer();
        const open = await query(`SELECT FROM replay_run WHERE finished_at IS NULL`);
        return open.length === 0;
      },
      { deadlineMs: 60_000, what: 'the replay to end', everyMs: 50 },
    );
  }

  it('rebuilds every row as it was, counters, indexes and all', async () => {
    await know(14);
    const before = await snapshot();
    await request('all');
    await untilDone();
    expect(services.answered).toBeGreaterThan(3);
    expect(await snapshot()).toEqual(before);
    expect(await objects()).toEqual(objectsAtStart);
    // And once more: nothing of the first one is in the way of the second.
    await request('all');
    await untilDone();
    expect(await snapshot()).toEqual(before);
  }, 240_000);

  it('throws out of the read model what no service knows', async () => {
    const [customer] = await know(4);
    const before = await snapshot();
    await query(
      `INSERT INTO customer_view (customer_id, customer_version, provider_instance_id, company_name, lifecycle,
         status_since, last_activity_at) VALUES ($1, 1, $2, 'Nobody', 'active', now(), now())`,
      [anId(), INSTANCE_ID],
    );
    await query(`INSERT INTO customer_search (customer_id, search) VALUES ($1, 'nobody either')`, [anId()]);
    await query(`UPDATE customer_view SET status = 'compliant', mca_version = 900 WHERE customer_id = $1`, [
      customer?.customerId,
    ]);
    await request('all');
    await untilDone();
    expect(await snapshot()).toEqual(before);
  }, 240_000);

  it('mends texts that are searched and were lost or changed by hand', async () => {
    const [lost, wrong] = await know(4);
    const before = await snapshot();
    await query(`DELETE FROM customer_search WHERE customer_id = $1`, [lost?.customerId]);
    await query(`UPDATE customer_search SET search = 'wrong' WHERE customer_id = $1`, [wrong?.customerId]);
    // Nobody follows the rows after a swap by a version that knows of no texts.
    await query(`DROP TRIGGER customer_search_follows_insert ON customer_view`);
    await query(`DROP TRIGGER customer_search_follows_update ON customer_view`);
    await request('all');
    await untilDone();
    expect(await snapshot()).toEqual(before);
  }, 240_000);

  it('finds by their new text those whose events come when all is copied but nothing swapped', async () => {
    const [renamed] = await know(4);
    // Who reads for long is in the way of the swap, and of nothing before it.
    const reader = gateway.database.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT FROM customer_view');
    await request('all');
    const isCopied = async () => {
      await services.answer();
      return (await query(`SELECT FROM pg_class WHERE relname = 'customer_search_text_shadow'`)).length === 1;
    };
    await waitFor(isCopied, { deadlineMs: 60_000, what: 'the texts to be copied' });
    const added = aCustomerState({ providerInstanceId: INSTANCE_ID, companyName: 'Latecomer' });
    await gateway.publish(
      customerEvent({ ...renamed!, version: 90, companyName: 'Renamed' }),
      customerEvent(added),
    );
    await waitFor(
      async () =>
        (await query(`SELECT FROM customer_search WHERE search ~ '^(latecomer|renamed)'`)).length === 2,
      { what: 'both to be found' },
    );
    const before = await snapshot();
    await reader.commitTransaction();
    await reader.release();
    await untilDone();
    expect(await snapshot()).toEqual(before);
    // And after the swap as well.
    await gateway.publish(customerEvent({ ...added, version: 2, companyName: 'Settled' }));
    await gateway.eventually(
      '/api/v1/customers?search=settled',
      ({ json }) => (json['items'] as unknown[]).length === 1,
      'the customer to be found by its new name',
    );
    expect((await gateway.call('GET', '/api/v1/customers?search=latecomer')).json['items']).toEqual([]);
  }, 240_000);

  it('loses no event that comes while it rebuilds', async () => {
    const customers = await know(8);
    await request('all');
    // The shadow is there and the first pages are asked for, but not answered yet.
    await waitFor(
      async () => (await query(`SELECT FROM pg_class WHERE relname = 'customer_view_shadow'`)).length === 1,
      { what: 'the shadow' },
    );
    const [changed, untold] = [customers[0]!, customers[1]!];
    // The service's answer was read before this change: the event alone carries it into the new copy.
    const next = { ...services.attestations.get(changed.customerId)!, ...stateFor('declined'), version: 9 };
    await gateway.publish(mcaEvent(next));
    const added = aCustomerState({ providerInstanceId: INSTANCE_ID });
    await gateway.publish(customerEvent(added));
    await waitFor(
      async () =>
        (
          await query(
            `SELECT FROM customer_view WHERE customer_id = $1 OR (customer_id = $2 AND mca_version = 9)`,
            [added.customerId, changed.customerId],
          )
        ).length === 2,
      { what: 'the new customer and the changed one' },
    );
    const before = await snapshot();
    await untilDone();
    expect(await snapshot()).toEqual(before);
    // After the swap events reach the copy that has taken over.
    await gateway.publish(mcaEvent({ ...services.attestations.get(untold.customerId)!, version: 50 }));
    await waitFor(
      async () =>
        (
          await query(`SELECT FROM customer_view WHERE customer_id = $1 AND mca_version = 50`, [
            untold.customerId,
          ])
        ).length === 1,
      { what: 'the event after the swap' },
    );
  }, 240_000);

  it('makes an index again that a process has left half made', async () => {
    await know(8);
    const before = await snapshot();
    await request('all');
    const rowsOfShadow = async () => {
      await services.answer();
      const [shadow] = await query<{ there: boolean }>(
        `SELECT to_regclass('customer_view_shadow') IS NOT NULL AS there`,
      );
      return shadow?.there === true ? (await query(`SELECT FROM customer_view_shadow LIMIT 2`)).length : 0;
    };
    // Or the replay, when it is quicker than this spec, is over before the index below is made.
    services.silent.add('notifications');
    await waitFor(async () => (await rowsOfShadow()) === 2, { what: 'the first rows of the shadow' });
    // Two rows cannot both be the only one: PostgreSQL gives up and leaves the index behind as not valid.
    await expect(
      query(
        `CREATE UNIQUE INDEX CONCURRENTLY customer_view_by_company_shadow ON customer_view_shadow ((true))`,
      ),
    ).rejects.toThrow('could not create unique index');
    services.silent.clear();
    await untilDone();
    expect(await objects()).toEqual(objectsAtStart);
    expect(await snapshot()).toEqual(before);
  }, 240_000);

  it('goes on from its position when an answer is lost, and leaves out one that comes twice', async () => {
    await know(8);
    const before = await snapshot();
    await request('all');
    const runs = gateway.service.app.get(ReplayRuns);
    await waitFor(
      async () => {
        await services.answer();
        return services.answered >= 4;
      },
      { what: 'the first pages' },
    );
    // Nobody answers what is open now; a minute later it is asked again, from where each part stood.
    await query(`UPDATE replay_part SET next_attempt_at = now() WHERE finished_at IS NULL`);
    await runs.resume(new Date());
    const [first] = await query<{ run_id: string }>(`SELECT run_id FROM replay_part`);
    const asked = { runId: first!.run_id, bucket: null, after: null, askedAt: new Date().toISOString() };
    await services.answerOne('customers', asked);
    await untilDone();
    const [customers] = await query<{ states: number }>(
      `SELECT states FROM replay_part WHERE source = 'customers'`,
    );
    expect(customers?.states).toBe(8);
    expect(await snapshot()).toEqual(before);
  }, 240_000);

  it('mends in place what one service says', async () => {
    const [first, second] = await know(6);
    const before = await snapshot();
    await query(`UPDATE customer_view SET company_name = 'Wrong' WHERE customer_id = $1`, [
      first?.customerId,
    ]);
    await query(`UPDATE customer_view SET customer_version = 900 WHERE customer_id = $1`, [
      second?.customerId,
    ]);
    await request('customers');
    await untilDone();
    expect(await snapshot()).toEqual(before);
    expect(await query(`SELECT sum(written)::int AS written FROM replay_part`)).toEqual([{ written: 2 }]);
  }, 240_000);

  describe('by digest', () => {
    /** What each service adds up to, while the read model is still right. */
    async function digests(): Promise<Record<StateSource, Parameters<StatesOfServices['tellDigest']>[2]>> {
      return {
        customers: await digestOf('customers'),
        resellers: await digestOf('resellers'),
        attestations: await digestOf('attestations'),
        notifications: await digestOf('notifications'),
      };
    }
    async function digestOf(source: StateSource): Promise<Parameters<StatesOfServices['tellDigest']>[2]> {
      return gateway.service.app.get(Transactions).run(async (tx) => {
        const digest = gateway.service.app.get(ViewDigest);
        return digest.own(tx, source, new Date());
      });
    }
    async function tellAll(told: Awaited<ReturnType<typeof digests>>): Promise<void> {
      const [clock] = await query<{ now: Date }>(`SELECT clock_timestamp() AS now`);
      for (const source of STATE_SOURCES) {
        await services.tellDigest(source, clock!.now, told[source]);
      }
    }

    it('finds rows that were deleted and falsified, and mends them and the counters', async () => {
      const customers = await know(16);
      const before = await snapshot();
      const right = await digests();
      const ids = customers.map(({ customerId }) => customerId);
      await query(`DELETE FROM customer_view WHERE customer_id = ANY ($1::uuid[])`, [ids.slice(0, 3)]);
      await query(
        `UPDATE customer_view SET status = 'compliant', reason_code = 'agreement_valid' WHERE customer_id = $1`,
        [ids[4]],
      );
      await query(
        `UPDATE customer_view SET mca = jsonb_set(mca, '{status}', '"ready"') WHERE customer_id = $1`,
        [ids[5]],
      );
      await query(
        `UPDATE customer_view SET company_name = 'Wrong', customer_version = 77 WHERE customer_id = $1`,
        [ids[6]],
      );
      await query(`UPDATE customer_view SET delivery = '{}', reseller_id = NULL WHERE customer_id = $1`, [
        ids[8],
      ]);
      await query(`UPDATE customer_view SET mca_version = mca_version - 1 WHERE customer_id = $1`, [ids[9]]);
      await tellAll(right);
      // A row that one digest has had mended is too young for the next one to say anything about it.
      await gateway.hasHandledAll();
      await waitFor(
        async () => {
          await services.answer();
          return JSON.stringify(await snapshot()) === JSON.stringify(before);
        },
        { deadlineMs: 60_000, what: 'everything to be as before', everyMs: 100 },
      );
      await untilDone();
      expect(await snapshot()).toEqual(before);
      const asked = await query<{ bucket: number }>(`SELECT DISTINCT bucket FROM replay_part`);
      const touched = new Set([0, 1, 2, 4, 5, 6, 8, 9].map((i) => bucketOf(ids[i]!)));
      expect(new Set(asked.map(({ bucket }) => bucket))).toEqual(touched);
    }, 240_000);

    it('asks for nothing when all is right, nor where an event has come since', async () => {
      const [early] = await query<{ now: Date }>(`SELECT clock_timestamp() AS now`);
      await know(5);
      await tellAll(await digests());
      // Read by the service before the events were written here: it can say nothing about them.
      await services.tellDigest('customers', early!.now, []);
      await gateway.hasHandledAll();
      expect(await query(`SELECT FROM replay_part`)).toEqual([]);
      expect(REPLAY_POLICY.digestEveryMs).toBe(3_600_000);
    }, 240_000);
  });
});

function stateFor(
  reasonCode: McaState['reasonCode'],
): Pick<McaState, 'reasonCode' | 'status' | 'nextAction'> {
  const { status, nextAction } = MCA_REASONS[reasonCode];
  return { reasonCode, status, nextAction };
}

function mcaOf(customer: CustomerState, reasonCode: McaState['reasonCode']): McaState {
  return anMcaState({
    customerId: customer.customerId,
    providerInstanceId: customer.providerInstanceId,
    resellerId: customer.resellerId,
    version: 3,
    ...stateFor(reasonCode),
    attestation: reasonCode === 'no_agreement' ? null : anAttestationState(),
    history: reasonCode === 'link_expired' ? [anAttestationState({ acceptanceUrl: null })] : [],
    ended: customer.lifecycle === 'ended',
  });
}
