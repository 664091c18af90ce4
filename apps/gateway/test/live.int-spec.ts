import { mcaStreamEventSchemas } from '@assent/contracts';
import { anMcaState, waitFor } from '@assent/testing';
import { LIVE_CHANNEL } from '../src/infrastructure/live/live-log.js';
import { EventStreamClient } from './event-stream-client.js';
import { GatewayUnderTest, mcaEvent } from './gateway-under-test.js';

describe('the event stream', () => {
  let gateway: GatewayUnderTest;
  const clients: EventStreamClient[] = [];
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => gateway.stop());

  async function open(lastEventId?: string): Promise<EventStreamClient> {
    const client = await EventStreamClient.open(`${gateway.service.url}/api/v1/mca/events`, lastEventId);
    clients.push(client);
    return client;
  }
  const ofCustomer = (customerId: string) => (event: { data: Record<string, unknown> }) =>
    event.data['customerId'] === customerId;

  it('tells what changes, with the counts, in the published shapes', async () => {
    const client = await open();
    expect(client.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(client.response.headers['cache-control']).toBe('no-store');
    await client.find('the counts at once', ({ name }) => name === 'summary-changed');
    const { customerId } = await gateway.aCustomer(({ customerId: id }) => anMcaState({ customerId: id }));
    await client.find(
      'the customer’s status',
      (event) => ofCustomer(customerId)(event) && event.data['status'] === 'pending',
    );
    await client.find(
      'the new counts',
      ({ name, data }) => name === 'summary-changed' && data['pending'] === 1,
    );
    for (const { name, data } of client.events) {
      mcaStreamEventSchemas[name as keyof typeof mcaStreamEventSchemas].parse(data);
    }
  });

  it('does not stay open for a look at its headers', async () => {
    const answer = await gateway.call('HEAD', '/api/v1/mca/events');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });

  it('tells how commands ended', async () => {
    const { customerId } = await gateway.aCustomer();
    const client = await open();
    const { json } = await gateway.call('POST', `/api/v1/customers/${customerId}/mca/status-refresh`);
    const operationId = String(json['id']);
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, attestation: null }), {
        settles: [{ operationId, resource: { kind: 'customer_mca', id: customerId } }],
      }),
    );
    const settled = await client.find('the end of the command', ({ name }) => name === 'operation-settled');
    expect(settled.data).toEqual({ operationId, state: 'succeeded' });
  });

  it('gives a reader who comes back what it has missed', async () => {
    const client = await open();
    const seen = await gateway.aCustomer();
    const last = await client.find('a customer', ofCustomer(seen.customerId));
    client.close();
    const missed = await gateway.aCustomer();
    const again = await open(last.id);
    await again.find('the missed customer', ofCustomer(missed.customerId));
    expect(again.events.map(({ name }) => name)).not.toContain('reset');
    // Transactions may commit in another order than they number their events.
    await again.find('the last minute once more', ofCustomer(seen.customerId));
  });

  it('tells a reader who was away for too long to begin anew', async () => {
    for (const id of ['1', '999999999', 'nonsense']) {
      if (id === '1') await gateway.database.dataSource.query(`DELETE FROM sse_log`);
      const client = await open(id);
      await client.find('the reset', ({ name }) => name === 'reset');
    }
  });

  it('tells what was committed while the connection for notifications was away', async () => {
    const client = await open();
    await client.find('the counts', ({ name }) => name === 'summary-changed');
    await gateway.database.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'assent-gateway-live'`,
    );
    const { customerId } = await gateway.aCustomer();
    await client.find('the customer', ofCustomer(customerId));
  });

  it('leaves out a notification that it does not understand', async () => {
    const client = await open();
    await client.find('the counts', ({ name }) => name === 'summary-changed');
    await gateway.database.dataSource.query(`SELECT pg_notify($1, 'nonsense')`, [LIVE_CHANNEL]);
    const { customerId } = await gateway.aCustomer();
    await client.find('the customer', ofCustomer(customerId));
  });

  it('ends with the gateway, without holding it up', async () => {
    const other = await GatewayUnderTest.start();
    const client = await EventStreamClient.open(`${other.service.url}/api/v1/mca/events`);
    const customer = await other.aCustomer();
    const held = other.call('POST', `/api/v1/customers/${customer.customerId}/mca/status-refresh`, {
      headers: { prefer: 'wait=30' },
    });
    await other.pendingOperation(customer.customerId);
    // Whoever holds the gateway up is cut off in the end, and has no whole answer then.
    await other.stop();
    await waitFor(() => client.ended, { what: 'the end of the stream' });
    expect(client.response.complete).toBe(true);
    expect((await held).status).toBe(202);
  });
});
