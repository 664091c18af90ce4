import type { CustomerState } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { aCustomerState, anId, anMcaState, waitFor } from '@assent/testing';
import { requestReplay } from '../src/infrastructure/replay/requested-replays.js';
import { GatewayProcess } from './gateway-process.js';
import { INSTANCE_ID, customerEvent, mcaEvent } from './gateway-under-test.js';
import { withoutMoments } from './read-model-snapshot.js';
import { StatesOfServices } from './states-of-services.js';

const CUSTOMERS = 40;
/** The killed process's jobs are taken over after 30 to 40 s, and a lost page is asked for again after 30 s. */
const RECOVERY_MS = 120_000;

/**
 * The gateway is killed without warning in the middle of a full replay, while customers change before, during and
 * after its absence. The next process takes the same replay up, and every row is what the services say.
 */
describe('a full replay whose gateway is killed', () => {
  let gateway: GatewayProcess;
  let services: StatesOfServices;

  beforeAll(async () => {
    gateway = await GatewayProcess.prepare();
    services = new StatesOfServices(gateway);
    await gateway.start();
    for (let i = 0; i < CUSTOMERS; i++) await come(i);
    await upToDate();
  }, 240_000);
  afterAll(() => gateway.close());

  it('is taken up by the next process, and leaves every row as the services have it', async () => {
    const runId = await requestFullReplay();
    await waitFor(
      async () => {
        await services.answer();
        return services.answered >= 8;
      },
      { deadlineMs: 60_000, what: 'some pages', everyMs: 20 },
    );
    await change(0, 5);
    await gateway.kill();
    expect(await openRuns()).toEqual([{ id: runId }]);
    const [{ unfinished }] = await query<{ unfinished: number }>(
      'SELECT count(*)::int AS unfinished FROM replay_part WHERE run_id = $1 AND finished_at IS NULL',
      [runId],
    );
    expect(unfinished).toBeGreaterThan(0);
    expect(await query(`SELECT FROM pg_class WHERE relname = 'customer_view_shadow'`)).toHaveLength(1);

    // Whoever comes and changes meanwhile waits on the queue.
    await change(3, 12);
    await come(CUSTOMERS);
    await gateway.start();
    await change(10, 20);
    await untilReplayed();
    expect(await query('SELECT id FROM replay_run WHERE finished_at IS NOT NULL')).toEqual([{ id: runId }]);
    await upToDate();
    const rows = await snapshot();

    // What an undisturbed replay makes of the same states.
    await requestFullReplay();
    await untilReplayed();
    expect(await snapshot()).toEqual(rows);
  }, 600_000);

  const query = <Row = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    gateway.database.dataSource.query<[Row, ...Row[]]>(sql, values);

  async function come(i: number): Promise<void> {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID, companyName: `Company ${String(i)}` });
    const { customerId, providerInstanceId } = customer;
    const mca = anMcaState({ customerId, providerInstanceId });
    services.customers.set(customerId, customer);
    services.attestations.set(customerId, mca);
    await gateway.publish(customerEvent(customer), mcaEvent(mca));
  }

  /** The customers from one to another change, in both services that know them. */
  async function change(from: number, to: number): Promise<void> {
    for (const customer of [...services.customers.values()].slice(from, to)) {
      const mca = services.attestations.get(customer.customerId)!;
      const changed: CustomerState = {
        ...customer,
        version: customer.version + 1,
        companyName: `${customer.companyName} again`,
      };
      const next = { ...mca, version: mca.version + 1 };
      services.customers.set(customer.customerId, changed);
      services.attestations.set(customer.customerId, next);
      await gateway.publish(customerEvent(changed), mcaEvent(next));
    }
  }

  /**
   * Waits until every row has the versions that the services have, and until each event is in the timeline: of those
   * that the killed process had in hand, the rows know from the replay long before they are handled.
   */
  async function upToDate(): Promise<void> {
    const wanted = [...services.customers.values()]
      .map(({ customerId, version, companyName }) => ({
        customer_id: customerId,
        customer_version: version,
        company_name: companyName,
        mca_version: services.attestations.get(customerId)!.version,
      }))
      .sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1));
    await waitFor(
      async () => {
        const rows = await query(
          `SELECT customer_id, customer_version::int, company_name, mca_version::int FROM customer_view
           ORDER BY customer_id`,
        );
        return JSON.stringify(rows) === JSON.stringify(wanted);
      },
      { deadlineMs: RECOVERY_MS, what: 'every row to be up to date', everyMs: 200 },
    );
    const events = wanted.reduce((sum, row) => sum + row.customer_version + row.mca_version, 0);
    await waitFor(async () => (await query('SELECT FROM timeline_entry')).length === events, {
      deadlineMs: RECOVERY_MS,
      what: `${String(events)} events in the timeline`,
      everyMs: 200,
    });
  }

  const requestFullReplay = async () => {
    const transactions = new Transactions(gateway.database.dataSource);
    return (await transactions.run((tx) => requestReplay(tx, 'all', anId()))).runId;
  };
  const openRuns = () => query('SELECT id FROM replay_run WHERE finished_at IS NULL');

  const untilReplayed = () =>
    waitFor(
      async () => {
        await services.answer();
        return (await openRuns()).length === 0;
      },
      { deadlineMs: RECOVERY_MS, what: 'the replay to end', everyMs: 50 },
    );

  async function snapshot(): Promise<unknown> {
    return {
      customers: withoutMoments(await query('SELECT * FROM customer_view ORDER BY customer_id')),
      texts: await query('SELECT * FROM customer_search ORDER BY customer_id'),
      counters: await query(
        `SELECT provider_instance_id, reseller_id, status, shard, customers::int AS customers FROM summary_counter
         WHERE customers <> 0 ORDER BY 1, 2, 3, 4`,
      ),
      timeline: await query('SELECT * FROM timeline_entry ORDER BY event_id'),
      links: await query('SELECT * FROM signatory_link ORDER BY link_id'),
    };
  }
});
