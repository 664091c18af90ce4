import {
  type CustomerState,
  type McaState,
  customerChanged,
  deliveryChanged,
  importProgressed,
  mcaChanged,
} from '@assent/contracts';
import { Transactions } from '@assent/database';
import { MCA_REASONS, MCA_REASON_CODES } from '@assent/domain';
import { type Message, sealMessage, openMessage, type OutgoingMessage } from '@assent/messaging';
import { aCustomerState, anAttestationState, anId, anMcaState, emptyTables, waitFor } from '@assent/testing';
import { Keyring, generateKeySpec } from '@assent/keyring';
import fc from 'fast-check';
import { ReadModelProjector } from '../src/infrastructure/projection/read-model-projector.js';
import { withoutMoments } from './read-model-snapshot.js';
import {
  GatewayUnderTest,
  INSTANCE_ID,
  SCOPE,
  customerEvent,
  mcaEvent,
  thread,
} from './gateway-under-test.js';

type Event = OutgoingMessage<typeof customerChanged | typeof mcaChanged | typeof deliveryChanged>;

describe('the read model', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterAll(() => gateway.stop());
  afterEach(async () => {
    // What is older than what the test has waited for may come last.
    await gateway.hasHandledAll();
    await truncate();
  });

  /** Everything that events leave behind, without what names the moment of writing. */
  async function snapshot(): Promise<unknown> {
    const query = (sql: string) => gateway.database.dataSource.query<Record<string, unknown>[]>(sql);
    return {
      customers: withoutMoments(await query(`SELECT * FROM customer_view ORDER BY customer_id`)),
      counters: await query(
        `SELECT provider_instance_id, reseller_id, status, sum(customers) AS customers FROM summary_counter
         GROUP BY 1, 2, 3 HAVING sum(customers) <> 0 ORDER BY 1, 2, 3`,
      ),
      timeline: await query(`SELECT * FROM timeline_entry ORDER BY event_id`),
      links: await query(`SELECT * FROM signatory_link ORDER BY link_id`),
      facts: await query(`SELECT * FROM attestation_fact ORDER BY attestation_id`),
      texts: await query(`SELECT * FROM customer_search ORDER BY customer_id`),
    };
  }

  /** @param size how many of the next events come together; those of one kind are one batch */
  async function project(events: readonly Event[], size = () => 1): Promise<void> {
    const projector = gateway.service.app.get(ReadModelProjector);
    const transactions = gateway.service.app.get(Transactions);
    for (let from = 0; from < events.length;) {
      const together = events.slice(from, (from += size()));
      const messages = (contract: Event['contract']) =>
        together.filter((event) => event.contract === contract).map(asHandled);
      await transactions.run((tx) => projector.mcasChanged(tx, messages(mcaChanged)));
      await transactions.run((tx) => projector.customersChanged(tx, messages(customerChanged)));
      await transactions.run((tx) => projector.deliveriesChanged(tx, messages(deliveryChanged)));
    }
  }

  it('is the same after the same events in any order, in batches of any size, and however often each comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someCustomer(), { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        async (customers, dice) => {
          // Also what a run that failed has left.
          await truncate();
          const events = customers.flat();
          await project(events);
          const inOrder = await snapshot();
          await expectCountersToBeExact();
          await expectTextsToBeExact();
          await truncate();
          // Each comes one to three times, anywhere; fast-check prints seed and path of a run that fails.
          const shuffled = events
            .flatMap((event) => Array.from({ length: 1 + (Number(dice.next().value) % 3) }, () => event))
            .map((event) => ({ event, key: Number(dice.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event);
          await project(shuffled, () => 1 + (Number(dice.next().value) % 8));
          expect(await snapshot()).toEqual(inOrder);
          await expectCountersToBeExact();
          // A whole history that comes again, as when Redis was lost, changes nothing.
          await project(events);
          expect(await snapshot()).toEqual(inOrder);
          await expectCountersToBeExact();
        },
      ),
      { numRuns: 15 },
    );
  }, 300_000);

  it('counts exactly while many handlers work on the same customers at once', async () => {
    const customers = Array.from({ length: 12 }, () => aCustomerState({ providerInstanceId: INSTANCE_ID }));
    const events = customers.flatMap((customer) => [
      customerEvent(customer),
      ...(['not_verified', 'no_agreement', 'waiting_for_customer', 'agreement_valid'] as const).map(
        (reason, i) => mcaEvent(mcaOf(customer, reason, i + 1)),
      ),
    ]);
    await gateway.publish(...events);
    await waitFor(
      async () => {
        const { json } = await gateway.call('GET', '/api/v1/mca/summary');
        return json['compliant'] === customers.length && json['total'] === customers.length;
      },
      { what: 'all customers to be compliant' },
    );
    await expectCountersToBeExact();
  });

  it('is right when handlers of different events make the same rows at the same time', async () => {
    const customers = Array.from({ length: 3 }, () => aCustomerState({ providerInstanceId: INSTANCE_ID }));
    const [last, ...others] = customers.map((customer) => customerEvent(customer));
    const mcas = customers.map((customer) => mcaEvent(mcaOf(customer, 'waiting_for_customer', 1)));
    const transactions = gateway.service.app.get(Transactions);
    const projector = gateway.service.app.get(ReadModelProjector);
    let atOnce: Promise<unknown> | undefined;
    await transactions.run(async (tx) => {
      await projector.customersChanged(tx, others.map(asHandled));
      // Finds none of the three rows, and two of them made when it wants to make them.
      atOnce = transactions.run((other) =>
        projector.mcasChanged(other, mcas.map(asHandled) as Message<typeof mcaChanged>[]),
      );
      const isWaiting = async () => {
        const waiting = await gateway.database.dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
             AND query LIKE 'INSERT INTO customer_view%'`,
        );
        return waiting.length === 1;
      };
      await waitFor(isWaiting, { what: 'the second handler to wait for the rows of the first' });
    });
    await atOnce;
    await project([last!]);
    const rows = await snapshot();
    await expectCountersToBeExact();
    await expectTextsToBeExact();
    await truncate();
    await project([...others, ...mcas, last!]);
    expect(await snapshot()).toEqual(rows);
  });

  it('finds a customer by what its newest events say, and by nothing that they said before', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID, companyName: 'Birch', domain: null });
    const mca = mcaOf(customer, 'waiting_for_customer', 2);
    const contact = { ...mca.attestation!.contact, email: 'Maple@example.com' };
    const asked = { ...mca, attestation: { ...mca.attestation!, contact } };
    const renamed = { ...customer, version: 3, companyName: 'Oak', domain: 'oak.example' };
    const found = async (search: string) => {
      const [list, customers] = await Promise.all([
        gateway.call('GET', `/api/v1/mca/customers?search=${search}`),
        gateway.call('GET', `/api/v1/customers?search=${search}`),
      ]);
      const numbers = [list, customers].map(({ json }) => (json['items'] as unknown[]).length);
      expect(numbers[0]).toBe(numbers[1]);
      return numbers[0];
    };
    await project([customerEvent(customer)]);
    expect(await found('birch')).toBe(1);
    await project([
      customerEvent(renamed),
      customerEvent({ ...customer, version: 2 }),
      customerEvent(customer),
    ]);
    expect([await found('birch'), await found('oak'), await found('oak.example')]).toEqual([0, 1, 1]);
    await project([mcaEvent(asked), mcaEvent(mcaOf(customer, 'no_agreement', 1))]);
    expect(await found('maple@')).toBe(1);
    await project([mcaEvent(mcaOf(customer, 'agreement_valid', 3))]);
    expect(await found('maple@')).toBe(0);
    await expectTextsToBeExact();
  });

  it('leaves the text that is searched alone when an event does not change it', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    await project([customerEvent(customer), mcaEvent(mcaOf(customer, 'no_agreement', 1))]);
    const written = () =>
      gateway.database.dataSource.query<unknown[]>('SELECT xmin::text, ctid::text FROM customer_search');
    const before = await written();
    expect(before).toHaveLength(1);
    await project([
      customerEvent({ ...customer, version: 2, resellerId: anId() }),
      mcaEvent(mcaOf(customer, 'agreement_valid', 2)),
      deliveryEvent(customer, anId(), 1),
    ]);
    expect(await written()).toEqual(before);
  });

  it('hides a customer until its own part has come, and counts it from then on', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    await project([mcaEvent(mcaOf(customer, 'waiting_for_customer', 1))]);
    expect((await gateway.call('GET', `/api/v1/customers/${customer.customerId}`)).status).toBe(404);
    expect((await gateway.call('GET', '/api/v1/mca/summary')).json).toMatchObject({ total: 0 });
    await project([customerEvent(customer)]);
    expect((await gateway.call('GET', `/api/v1/customers/${customer.customerId}/mca`)).json).toMatchObject({
      status: 'pending',
    });
    expect((await gateway.call('GET', '/api/v1/mca/summary')).json).toMatchObject({ total: 1, pending: 1 });
  });

  it('moves the counters with the reseller, and takes ended customers out of lists and counts', async () => {
    const reseller = anId();
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    await project([customerEvent(customer), mcaEvent(mcaOf(customer, 'no_agreement', 1))]);
    await project([customerEvent({ ...customer, version: 2, resellerId: reseller })]);
    const counters = await gateway.database.dataSource.query<unknown[]>(
      `SELECT reseller_id, customers::int FROM summary_counter WHERE customers > 0`,
    );
    expect(counters).toEqual([{ reseller_id: reseller, customers: 1 }]);
    const cards = async (query: string) => (await gateway.call('GET', `/api/v1/mca/summary?${query}`)).json;
    expect(await cards(`reseller=${reseller}`)).toMatchObject({ total: 1, required: 1 });
    expect(await cards(`reseller=${reseller}&providerInstance=${INSTANCE_ID}`)).toMatchObject({ total: 1 });
    expect(await cards(`providerInstance=${INSTANCE_ID}`)).toMatchObject({ total: 1 });
    expect(await cards(`reseller=${anId()}`)).toMatchObject({ total: 0 });
    expect(await cards(`providerInstance=${anId()}`)).toMatchObject({ total: 0 });
    await project([customerEvent({ ...customer, version: 3, resellerId: reseller, lifecycle: 'ended' })]);
    expect((await gateway.call('GET', '/api/v1/mca/summary')).json).toMatchObject({ total: 0 });
    expect((await gateway.call('GET', '/api/v1/mca/customers')).json['items']).toEqual([]);
    expect((await gateway.call('GET', `/api/v1/customers/${customer.customerId}`)).status).toBe(200);
    const eligibility = await gateway.call('GET', `/api/v1/customers/${customer.customerId}/mca/eligibility`);
    expect(eligibility.json['allowed']).toBe(false);
  });

  it('shows deliveries with the attestation that they belong to', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    const mca = mcaOf(customer, 'waiting_for_customer', 1);
    const attestationId = mca.attestation?.id ?? '';
    await project([customerEvent(customer), mcaEvent(mca), deliveryEvent(customer, attestationId, 1)]);
    const { json } = await gateway.call('GET', `/api/v1/customers/${customer.customerId}/mca`);
    expect(json['attestation']).toMatchObject({
      invitationSentAt: '2026-02-03T10:00:00.000Z',
      remindersSent: 1,
    });
    const timeline = await gateway.call(
      'GET',
      `/api/v1/customers/${customer.customerId}/mca/timeline?limit=1`,
    );
    expect(timeline.json['items']).toHaveLength(1);
    expect(timeline.json['nextCursor']).not.toBeNull();
  });

  it('says in the timeline what an update was about, once, and leaves out what only repeats it', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    const moved = { ...customer, version: 2, resellerId: anId() };
    await project([
      customerEvent(customer),
      mcaEvent(mcaOf(customer, 'no_agreement', 1)),
      customerEvent(moved, { change: 'customer_updated', updated: 'reseller' }),
      {
        ...mcaEvent(mcaOf(moved, 'no_agreement', 2), { change: 'customer_facts_changed' }),
        occurredAt: new Date(Date.now() + 3_600_000),
      },
      customerEvent({ ...customer, version: 3 }, { change: 'customer_updated', updated: 'reseller' }),
      customerEvent({ ...customer, version: 4 }, { change: 'customer_updated', updated: 'details' }),
      // As a sender of before that field tells it.
      customerEvent({ ...customer, version: 5 }, { change: 'customer_updated' }),
    ]);
    const { json } = await gateway.call('GET', `/api/v1/customers/${customer.customerId}/mca/timeline`);
    const titles = (json['items'] as { title: string }[]).map(({ title }) => title);
    expect(titles.sort()).toEqual([
      'Country and contact were read from Microsoft',
      'Microsoft lists the customer under a reseller now',
      'Microsoft no longer lists the customer under its reseller',
      'The agreements were read from Microsoft',
      'The customer was imported from Partner Center',
      'The customer was updated',
    ]);
    // A replay takes it from the timeline.
    const [activity] = await gateway.database.dataSource.query<[{ last: Date; told: Date }]>(
      `SELECT last_activity_at AS last, (SELECT max(occurred_at) FROM timeline_entry t
         WHERE t.customer_id = v.customer_id) AS told
       FROM customer_view v WHERE customer_id = $1`,
      [customer.customerId],
    );
    expect(activity.last).toEqual(activity.told);
  });

  it('never stores an acceptance link in clear', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    const mca = mcaOf(customer, 'waiting_for_customer', 1);
    await project([customerEvent(customer), mcaEvent(mca)]);
    const [row] = await gateway.database.dataSource.query<{ text: string }[]>(
      `SELECT mca::text AS text FROM customer_view`,
    );
    expect(row?.text).not.toContain('acceptance.example');
  });

  it('follows an import, whichever of its events comes last', async () => {
    const importId = anId();
    const progress = (
      state: 'running' | 'completed',
      pages: number,
    ): OutgoingMessage<typeof importProgressed> => ({
      contract: importProgressed,
      data: {
        importId,
        state,
        pages,
        seen: pages * 500,
        created: pages * 400,
        changed: 3,
        ended: 0,
        settles: [],
      },
      ...thread(importId, null, SCOPE),
    });
    await gateway.publish(progress('completed', 3), progress('running', 1), progress('running', 2));
    await gateway.eventually(
      `/api/v1/customers/imports/${importId}`,
      ({ json }) => json['state'] === 'completed' && json['seen'] === 1500,
      'the import to be complete',
    );
  });

  const truncate = () =>
    emptyTables(
      gateway.database.dataSource,
      ...[
        'customer_view',
        'customer_search',
        'summary_counter',
        'timeline_entry',
        'signatory_link',
        'attestation_fact',
        'sse_log',
      ],
      'import_view',
    );

  async function expectCountersToBeExact(): Promise<void> {
    const rows = await gateway.database.dataSource.query<unknown[]>(
      `SELECT coalesce(c.status, v.status) AS status FROM
         (SELECT provider_instance_id p, reseller_id r, status, sum(customers) n FROM summary_counter GROUP BY 1, 2, 3) c
         FULL JOIN
         (SELECT provider_instance_id p, coalesce(reseller_id, '00000000-0000-0000-0000-000000000000') r, status,
            count(*) n FROM customer_view WHERE listed GROUP BY 1, 2, 3) v
         ON c.p = v.p AND c.r = v.r AND c.status = v.status
       WHERE coalesce(c.n, 0) <> coalesce(v.n, 0)`,
    );
    expect(rows).toEqual([]);
    const totals = await gateway.database.dataSource.query<unknown[]>(
      `SELECT status FROM
         (SELECT provider_instance_id, status, shard, sum(customers) AS n FROM summary_counter GROUP BY 1, 2, 3) c
         FULL JOIN summary_total t USING (provider_instance_id, status, shard)
       WHERE coalesce(c.n, 0) <> coalesce(t.customers, 0)`,
    );
    expect(totals).toEqual([]);
  }

  async function expectTextsToBeExact(): Promise<void> {
    const rows = await gateway.database.dataSource.query<unknown[]>(
      `SELECT customer_id, s.search AS found_by, v.search AS says
       FROM customer_search s FULL JOIN customer_view v USING (customer_id) WHERE s.search IS DISTINCT FROM v.search`,
    );
    expect(rows).toEqual([]);
  }
});

const gatewayKeyring = Keyring.parse(generateKeySpec());

/** The same event each time that it is handled: one id, one time. */
const handled = new WeakMap<Event, Message>();
function asHandled(event: Event): Message {
  const keyring = gatewayKeyring;
  const known = handled.get(event);
  if (known !== undefined) return known;
  const { envelope } = sealMessage(event, keyring);
  const message = openMessage(envelope, event.contract, keyring) as Message;
  handled.set(event, message);
  return message;
}

function mcaOf(customer: CustomerState, reasonCode: keyof typeof MCA_REASONS, version: number): McaState {
  const { status, nextAction } = MCA_REASONS[reasonCode];
  return anMcaState({
    customerId: customer.customerId,
    providerInstanceId: customer.providerInstanceId,
    version,
    reasonCode,
    status,
    nextAction,
    attestation: status === 'pending' ? anAttestationState() : null,
  });
}

function deliveryEvent(customer: CustomerState, attestationId: string, version: number): Event {
  return {
    contract: deliveryChanged,
    data: {
      delivery: {
        customerId: customer.customerId,
        version,
        attestationId,
        invitationSentAt: '2026-02-03T10:00:00.000Z',
        lastReminderSentAt: null,
        remindersSent: version,
        failure: null,
      },
      change: 'invitation_sent',
    },
    ...thread(customer.customerId, version, customer),
  };
}

/** Some events in the life of one customer. */
function someCustomer(): fc.Arbitrary<Event[]> {
  return fc
    .record({
      lifecycles: fc.array(fc.constantFrom('active', 'ending', 'ended'), { minLength: 1, maxLength: 3 }),
      resellers: fc.array(fc.constantFrom(null, anId(), anId()), { minLength: 3, maxLength: 3 }),
      companies: fc.array(fc.constantFrom('Alpha', 'Beta', 'Gamma'), { minLength: 3, maxLength: 3 }),
      reasons: fc.array(fc.constantFrom(...MCA_REASON_CODES), { maxLength: 4 }),
      deliveries: fc.nat(2),
    })
    .map(({ lifecycles, resellers, companies, reasons, deliveries }) => {
      const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
      return [
        ...lifecycles.map((lifecycle, i) =>
          customerEvent({
            ...customer,
            version: i + 1,
            lifecycle,
            resellerId: resellers[i] ?? null,
            companyName: companies[i] ?? customer.companyName,
          }),
        ),
        ...reasons.map((reason, i) => mcaEvent(mcaOf(customer, reason, i + 1))),
        ...Array.from({ length: deliveries }, (_, i) => deliveryEvent(customer, anId(), i + 1)),
      ];
    });
}
