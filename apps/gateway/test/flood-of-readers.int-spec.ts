import { RequestDataSource } from '@assent/database';
import { aContact, anAttestationState, anMcaState, waitFor } from '@assent/testing';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { type Answer, GatewayUnderTest, mcaEvent } from './gateway-under-test.js';

/** Longer than any deadline below, so that only the end of the spec gives a connection back. */
const HELD_SECONDS = 600;

describe('when there are more readers than the gateway can answer', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await GatewayUnderTest.start({}, undefined, GATEWAY_POLICY.requestPoolWaitMs);
  });
  afterEach(() => gateway.stop());

  it('projects events and settles operations while readers hold every connection of theirs', async () => {
    const { customerId } = await aCustomerToStart();
    const held = start(customerId, { prefer: 'wait=30' });
    const operationId = await gateway.pendingOperation(customerId);
    const letGo = await takeEveryConnection();
    try {
      const [refused, page] = await Promise.all([
        gateway.call('GET', `/api/v1/operations/${operationId}`),
        gateway.call('GET', `/a/${gateway.tokens.issue('0192f0a0-0000-7000-8000-0000000000b1')}`),
      ]);
      expect(refused).toMatchObject({ status: 503, json: { code: 'service_unavailable' } });
      expect(refused.json['detail']).toContain('Too many requests');
      expect(refused.headers.get('retry-after')).toBe(String(GATEWAY_POLICY.retryAfterSeconds));
      expect(page.status).toBe(503);

      await settle(customerId, operationId);
      await waitFor(async () => (await stateOf(operationId)) === 'succeeded', { what: 'the operation' });
      // Its command was taken; that its outcome cannot be read just now must not look as if it had not been.
      expect(await held).toMatchObject({ status: 202, json: { id: operationId, state: 'pending' } });
      await gateway.eventually('/health/ready', ({ status }) => status === 200, 'it to be ready');
    } finally {
      await letGo();
    }
    const after = await gateway.call('GET', `/api/v1/operations/${operationId}`);
    expect(after).toMatchObject({ status: 200, json: { state: 'succeeded' } });
  }, 180_000);

  it('answers each of hundreds of readers at a time, and works on for those who wait', async () => {
    const { customerId } = await aCustomerToStart();
    const flood = { over: false };
    const answers: Answer[] = [];
    const readers = Array.from({ length: 300 }, async () => {
      while (!flood.over) answers.push(await gateway.call('GET', `/api/v1/customers/${customerId}/mca`));
    });
    try {
      await waitFor(() => answers.length > 300, { deadlineMs: 60_000, what: 'the flood' });
      // Told to come back later like everybody else, until it has its turn.
      const started = await waitFor(
        async () => {
          const answer = await start(customerId);
          return answer.status === 202 && answer;
        },
        { deadlineMs: 60_000, what: 'the command to be taken' },
      );
      const operationId = String(started.json['id']);
      await settle(customerId, operationId);
      await waitFor(async () => (await stateOf(operationId)) === 'succeeded', {
        deadlineMs: 60_000,
        what: 'the operation',
      });
    } finally {
      flood.over = true;
      await Promise.all(readers);
    }
    const kinds = new Set(answers.map(({ status }) => status));
    expect([...kinds].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    for (const { headers } of answers.filter(({ status }) => status === 503)) {
      expect(headers.get('retry-after')).not.toBeNull();
    }
  }, 240_000);

  const aCustomerToStart = () =>
    gateway.aCustomer(({ customerId, providerInstanceId }) =>
      anMcaState({
        customerId,
        providerInstanceId,
        status: 'required',
        reasonCode: 'no_agreement',
        nextAction: 'start_attestation',
        attestation: null,
      }),
    );

  const start = (customerId: string, headers: Record<string, string> = {}) =>
    gateway.call('POST', `/api/v1/customers/${customerId}/mca/attestations`, {
      body: { contact: aContact() },
      headers,
    });

  const settle = (customerId: string, operationId: string) => {
    const attestation = anAttestationState();
    return gateway.publish(
      mcaEvent(anMcaState({ customerId, version: 2, attestation }), {
        settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }],
      }),
    );
  };

  /** Past the gateway, which may have no connection for it. */
  const stateOf = async (operationId: string) => {
    const [row] = await gateway.database.dataSource.query<[{ state: string }]>(
      'SELECT state FROM operation WHERE id = $1',
      [operationId],
    );
    return row.state;
  };

  /** Answers when every connection of requests is at work; the answer gives them back. */
  async function takeEveryConnection(): Promise<() => Promise<void>> {
    const requests = gateway.service.app.get(RequestDataSource);
    const statement = `SELECT pg_sleep(${String(HELD_SECONDS)})`;
    const asleep = async () => {
      const rows = await gateway.database.dataSource.query<{ pid: number }[]>(
        'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = $1',
        [statement],
      );
      return rows.map(({ pid }) => pid);
    };
    const sleep = () =>
      requests.transaction(async (manager) => {
        // The gateway's own limit would wake the first ones up when the others take long.
        await manager.query('SET LOCAL statement_timeout = 0');
        await manager.query(statement);
      });
    const { requestPoolSize } = GATEWAY_POLICY;
    const sleepers = new Set<Promise<void>>();
    const areAsleep = async () => {
      // One that has not got its connection in time, as any request, is followed by another one.
      while (sleepers.size < requestPoolSize) {
        const sleeper: Promise<void> = sleep()
          .catch(() => undefined)
          .finally(() => sleepers.delete(sleeper));
        sleepers.add(sleeper);
      }
      return (await asleep()).length === requestPoolSize;
    };
    await waitFor(areAsleep, { what: 'all to be taken' });
    return async () => {
      await gateway.database.dataSource.query('SELECT pg_cancel_backend(pid) FROM unnest($1::int[]) AS pid', [
        await asleep(),
      ]);
      await Promise.all(sleepers);
    };
  }
});
