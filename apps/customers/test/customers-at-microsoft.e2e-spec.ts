import { createCustomer, endRelationship, importCustomers } from '@assent/contracts';
import { aContact, anId } from '@assent/testing';
import { CustomersUnderTest } from './customers-process.js';

interface Row {
  readonly lifecycle: string;
  readonly tenant_id: string | null;
  readonly version: number;
}

/** The service as a process, with PostgreSQL, Redis and the stand-in for Microsoft. */
describe('customers at Microsoft', () => {
  let customers: CustomersUnderTest;

  beforeAll(async () => {
    customers = await CustomersUnderTest.prepare({ SANDBOX_CUSTOMERS: '3' });
    await customers.start({ PARTNER_CENTER_REFRESH_TOKEN: 'sandbox-refresh-token' });
  });
  afterAll(() => customers.close());
  afterEach(() => customers.control('PUT', 'faults', []));

  const newCustomer = (domainPrefix: string) => ({
    companyName: 'Nordwind Logistik GmbH',
    domainPrefix,
    language: 'de-DE',
    contact: aContact(),
    address: { line1: 'Hafenstraße 7', city: 'Hamburg', postalCode: '20457', country: 'DE' },
  });
  const customerThatIs = (lifecycle: string, id: string) =>
    customers.waitForRow<Row>(
      `the customer to be ${lifecycle}`,
      'SELECT lifecycle, tenant_id, version FROM customer WHERE id = $1 AND lifecycle = $2',
      [id, lifecycle],
    );
  const settled = (operationId: string) =>
    customers.waitForRow<{ type: string; code: string | null }>(
      'the operation to be settled',
      `SELECT type, message->'envelope'->'data'->'refusal'->>'code' AS code FROM outbox_message
       WHERE message->'envelope'->'data'->'settles'->0->>'operationId' = $1
          OR message->'envelope'->'data'->>'operationId' = $1`,
      [operationId],
    );
  const requestIds = async () => {
    const log = (await customers.control('GET', 'calls?method=POST&path=/v1/customers')) as {
      calls: { requestId: string }[];
    };
    return log.calls.map(({ requestId }) => requestId);
  };

  it('creates a customer, settles the operation and ends the relationship again', async () => {
    const id = anId();
    const created = await customers.send(createCustomer, newCustomer('nordwindlogistik'), id);
    const active = await customerThatIs('active', id);
    expect(active.tenant_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await settled(created)).toEqual({ type: 'customers.customer-changed', code: null });

    const ended = await customers.send(endRelationship, { customerId: id });
    expect((await customerThatIs('ended', id)).version).toBe(4);
    expect(await settled(ended)).toEqual({ type: 'customers.customer-changed', code: null });
  });

  it('creates nobody twice when Microsoft’s answer is lost', async () => {
    await customers.control('PUT', 'faults', [
      { path: '/v1/customers', method: 'POST', drop: true, when: 'after_work', count: 1 },
    ]);
    const before = (await requestIds()).length;
    const id = anId();
    await customers.send(createCustomer, newCustomer('nordwindtwice'), id);
    await customerThatIs('active', id);
    const used = (await requestIds()).slice(before);
    expect(used).toHaveLength(2);
    expect(new Set(used).size).toBe(1);
  });

  it('says why when Microsoft refuses', async () => {
    await customers.control('PUT', 'faults', [
      { path: '/v1/customers', method: 'POST', status: 400, body: 'classic', code: 600_050 },
    ]);
    const id = anId();
    const operationId = await customers.send(createCustomer, newCustomer('nordwindrefused'), id);
    await customerThatIs('failed', id);
    expect(await settled(operationId)).toEqual({
      type: 'customers.command-refused',
      code: 'microsoft_refused',
    });
  });

  it('takes over who has appeared at Microsoft, and ends who is gone there', async () => {
    const importId = anId();
    const operationId = await customers.send(importCustomers, { importId }, importId);
    expect(await settled(operationId)).toMatchObject({ type: 'customers.import-progressed' });
    const gone = await customers.waitForRow<{ id: string; tenant_id: string }>(
      'an imported customer',
      `SELECT id, tenant_id FROM customer WHERE last_seen_import_id = $1 AND domain NOT LIKE 'nordwind%' LIMIT 1`,
      [importId],
    );
    await customers.deleteAtMicrosoft(gone.tenant_id);
    const again = anId();
    await customers.send(importCustomers, { importId: again }, again);
    await customerThatIs('ended', gone.id);
  });
});
