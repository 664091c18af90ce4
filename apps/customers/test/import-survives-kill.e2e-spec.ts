import { importCustomers } from '@assent/contracts';
import { anId } from '@assent/testing';
import { CustomersUnderTest } from './customers-process.js';

const CUSTOMERS = 5_000;

jest.setTimeout(400_000);

/** What an import tells; the details that are read in the background meanwhile tell of themselves. */
const IMPORTED = `WHERE type = 'customers.customer-changed'
  AND message->'envelope'->'data'->>'change' IN ('customer_imported', 'customer_ended')`;

interface Progress {
  readonly state: string;
  readonly pages: number;
  readonly seen: number;
  readonly created: number;
  readonly changed: number;
  readonly ended: number;
}

/**
 * Five thousand customers in Microsoft's wire shape. The service is killed without warning in the middle of
 * the import and started again: it goes on by itself, and none is lost or doubled.
 */
describe('an import of 5,000 customers', () => {
  let customers: CustomersUnderTest;

  beforeAll(async () => {
    customers = await CustomersUnderTest.prepare({ SANDBOX_CUSTOMERS: '0' });
    await customers.control('POST', 'customers', { count: CUSTOMERS });
  });
  afterAll(() => customers.close());

  const progressWhere = (condition: string, importId: string, deadlineMs: number) =>
    customers.waitForRow<Progress>(
      `the import to be ${condition}`,
      `SELECT state, pages, seen, created, changed, ended FROM customer_import WHERE id = $1 AND ${condition}`,
      [importId],
      deadlineMs,
    );
  const count = async (sql: string) =>
    (await customers.database.dataSource.query<[{ count: number }]>(`SELECT (${sql})::integer AS count`))[0]
      .count;

  it('is finished by the next process when it is killed half-way, with nobody lost or doubled', async () => {
    // The fifth page does not come while this process lives.
    const page = { path: '/v1/customers', method: 'GET' };
    await customers.control('PUT', 'faults', [
      { ...page, delayMs: 1, count: 4 },
      { ...page, delayMs: 600_000 },
    ]);
    const first = await customers.start();
    const importId = anId();
    await customers.send(importCustomers, { importId }, importId);
    await progressWhere('pages = 4', importId, 90_000);
    await first.kill();
    expect(await progressWhere(`state = 'running'`, importId, 30_000)).toMatchObject({ ended: 0 });

    await customers.control('PUT', 'faults', []);
    await customers.start();
    // The killed worker's message is taken over, or the sweep sends another: 30 to 40 s either way.
    const done = await progressWhere(`state = 'completed'`, importId, 150_000);
    expect(done).toEqual({
      state: 'completed',
      pages: 10,
      seen: CUSTOMERS,
      created: CUSTOMERS,
      changed: 0,
      ended: 0,
    });
    expect(await count('SELECT count(*) FROM customer')).toBe(CUSTOMERS);
    expect(await count('SELECT count(DISTINCT tenant_id) FROM customer')).toBe(CUSTOMERS);
    const told = `FROM outbox_message ${IMPORTED}`;
    expect(await count(`SELECT count(*) ${told}`)).toBe(CUSTOMERS);
    expect(await count(`SELECT count(DISTINCT message->'envelope'->'aggregate'->>'id') ${told}`)).toBe(
      CUSTOMERS,
    );
  });

  it('tells nothing the second time', async () => {
    const importId = anId();
    const before = await count('SELECT max(id) FROM outbox_message');
    await customers.send(importCustomers, { importId }, importId);
    expect(await progressWhere(`state = 'completed'`, importId, 150_000)).toMatchObject({
      seen: CUSTOMERS,
      created: 0,
      changed: 0,
      ended: 0,
    });
    const told = `SELECT count(*) FROM outbox_message ${IMPORTED} AND id > ${before}`;
    expect(await count(told)).toBe(0);
  });

  it('goes on by itself when Redis loses everything in the middle', async () => {
    await customers.control('PUT', 'faults', [{ path: '/v1/customers', method: 'GET', delayMs: 300 }]);
    const importId = anId();
    await customers.send(importCustomers, { importId }, importId);
    await progressWhere('pages >= 3', importId, 90_000);
    await customers.emptyRedis();
    await customers.control('PUT', 'faults', []);
    expect(await progressWhere(`state = 'completed'`, importId, 150_000)).toMatchObject({
      pages: 10,
      seen: CUSTOMERS,
      ended: 0,
    });
  });
});
