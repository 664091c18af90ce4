import { importCustomers } from '@assent/contracts';
import { anId, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { CustomersUnderTest } from './customers-process.js';

const CUSTOMERS = 12;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly country: string | null;
  readonly contact: { readonly email: string } | null;
  readonly tenant_id: string;
}

/** The service as a process beside the stand-in for Microsoft, which gives some customers without GDAP. */
describe('details of imported customers', () => {
  let customers: CustomersUnderTest;
  let sweeps: Queue;

  beforeAll(async () => {
    customers = await CustomersUnderTest.prepare({ SANDBOX_CUSTOMERS: String(CUSTOMERS) });
    sweeps = new Queue('customers-sweeps', { connection: { url: customers.redisUrl } });
    await customers.start();
  });
  afterAll(async () => {
    await sweeps.close();
    await customers.close();
  });

  const query = <T>(sql: string) => customers.database.dataSource.query<T[]>(sql);
  const rows = () => query<Row>('SELECT id, version, country, contact, tenant_id FROM customer ORDER BY id');
  const runImport = async () => {
    const importId = anId();
    await customers.send(importCustomers, { importId }, importId);
    await customers.waitForRow(
      'the import to be completed',
      `SELECT FROM customer_import WHERE id = $1 AND state = 'completed'`,
      [importId],
    );
  };
  const changes = () =>
    query<{ id: string; change: string; version: number; contact: unknown }>(
      `SELECT message->'envelope'->'aggregate'->>'id' AS id, message->'envelope'->'data'->>'change' AS change,
              (message->'envelope'->'aggregate'->>'version')::integer AS version,
              message->'envelope'->'data'->'customer'->'contact' AS contact
       FROM outbox_message WHERE type = 'customers.customer-changed'`,
    );

  /** How many sweeps for details were begun after a time and are over. */
  const sweepsSince = async (time: number) => {
    const done = await sweeps.getJobs(['completed']);
    return done.filter(
      ({ name, processedOn = 0 }) => name === 'sweep:wake-up-details-readings' && processedOn > time,
    ).length;
  };

  it('are read in the background, told once, and stay null where Microsoft does not give them', async () => {
    await runImport();
    // A reading is over when it waits for next month, or is off the list.
    await waitFor(
      async () => {
        const open = await query(
          `SELECT FROM customer LEFT JOIN details_reading ON customer_id = id
           WHERE (country IS NULL OR contact IS NULL)
             AND (next_attempt_at IS NULL OR next_attempt_at < now() + interval '20 days')`,
        );
        return open.length === 0 ? true : undefined;
      },
      { what: 'all details to be read', deadlineMs: 90_000, everyMs: 100 },
    );
    const all = await rows();
    const known = all.filter(({ country }) => country !== null);
    const unknown = all.filter(({ country }) => country === null);
    expect(all).toHaveLength(CUSTOMERS);
    expect(known.length).toBeGreaterThan(0);
    expect(unknown.length).toBeGreaterThan(0);
    for (const { country, contact, version } of known) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(contact?.email).toMatch(/@/);
      expect(version).toBe(2);
    }
    for (const one of unknown) expect(one).toMatchObject({ contact: null, version: 1 });

    const told = (await changes()).filter(({ change }) => change === 'customer_updated');
    expect(told.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
    expect(new Set(told.map(({ version }) => version))).toEqual(new Set([2]));
    // Sealed: a name or an e-mail never lies in a queue in clear.
    expect(JSON.stringify(told)).not.toContain(known[0]?.contact?.email);
  });

  it('are not wiped by another import, and not asked for again', async () => {
    const before = await rows();
    const toldBefore = (await changes()).length;
    const calls = async () => {
      const log = (await customers.control('GET', 'calls?method=GET&path=/v1/customers/*')) as {
        calls: unknown[];
      };
      return log.calls.length;
    };
    const callsBefore = await calls();
    expect(callsBefore).toBe(CUSTOMERS);
    await runImport();
    // Two sweeps come and go that could find something that they should not, and begin at it.
    const importedAt = Date.now();
    await waitFor(async () => (await sweepsSince(importedAt)) >= 2, {
      what: 'two sweeps',
      deadlineMs: 90_000,
      everyMs: 100,
    });
    expect(await rows()).toEqual(before);
    expect(await changes()).toHaveLength(toldBefore);
    expect(await calls()).toBe(callsBefore);
  });
});
