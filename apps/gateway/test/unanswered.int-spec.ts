import { QueueDesk } from '@assent/messaging';
import {
  aContact,
  anAttestationState,
  anMcaState,
  emptyTables,
  testRedisUrl,
  waitFor,
} from '@assent/testing';
import { type Job, Queue, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { UnansweredOperations } from '../src/infrastructure/unanswered/unanswered-operations.js';
import { GatewayUnderTest, mcaEvent } from './gateway-under-test.js';

const { firstLookMs, longestPauseMs, waitsAfterMs, delayedAfterMs } = GATEWAY_POLICY.unanswered;
const TYPE = 'attestations.start-attestation';
/** So far ahead that the gateway's own sweep, which looks at the clock, leaves the operations to the spec. */
const STARTED_AT = new Date('2100-06-01T12:00:00.000Z');
/** News of customers come over the same queue. */
const isCommand = ({ name }: Job) => name.startsWith(TYPE);

/** The queue of the service that carries the commands out, which does not run here: the spec is in its place. */
describe('an operation without an outcome', () => {
  let gateway: GatewayUnderTest;
  let connection: Redis;
  let queue: Queue;
  let redisUrl: string;

  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    gateway = await GatewayUnderTest.start({ REDIS_URL: redisUrl });
    connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    queue = new Queue('attestations', { connection });
  });
  afterAll(async () => {
    await queue.close();
    connection.disconnect();
    await gateway.stop();
  });
  beforeEach(async () => {
    await queue.obliterate({ force: true });
    await emptyTables(gateway.database.dataSource, 'operation', 'outbox_message');
  });

  /** A command that has reached its queue; answers its operation. */
  async function start(): Promise<string> {
    const { customerId } = await gateway.aCustomer((customer) =>
      anMcaState({
        customerId: customer.customerId,
        providerInstanceId: customer.providerInstanceId,
        status: 'required',
        reasonCode: 'no_agreement',
        nextAction: 'start_attestation',
        attestation: null,
      }),
    );
    const { json } = await gateway.call('POST', `/api/v1/customers/${customerId}/mca/attestations`, {
      body: { contact: aContact() },
    });
    await oneJob();
    const operationId = String(json['id']);
    // Also what the sweep has noted of it, should getting here have taken long.
    await gateway.database.dataSource.query(
      'UPDATE operation SET created_at = $2, looks = 0, next_attempt_at = NULL, hint = NULL WHERE id = $1',
      [operationId, STARTED_AT],
    );
    return operationId;
  }
  /** The command on the queue, when the relay has noted that it is there: until then it counts as unsent. */
  async function oneJob(): Promise<Job> {
    const [job] = await waitFor(
      async () => {
        const found = (await queue.getJobs(['waiting', 'prioritized'])).filter(isCommand);
        return found.length === 1 && found;
      },
      { what: 'a message on the queue' },
    );
    await waitFor(async () => (await unpublished()) === 0, { what: 'the relay to note it' });
    return job!;
  }
  const unpublished = async () =>
    (
      await gateway.database.dataSource.query<unknown[]>(
        `SELECT FROM outbox_message WHERE published_at IS NULL`,
      )
    ).length;
  const lookAfter = (laterMs: number) =>
    gateway.service.app.get(UnansweredOperations).lookAfter(new Date(STARTED_AT.getTime() + laterMs + 2_000));
  const hintOf = async (operationId: string) => {
    const { json } = await gateway.call('GET', `/api/v1/operations/${operationId}`);
    expect(json['state']).toBe('pending');
    return (json['hint'] as { code: string } | undefined)?.code;
  };

  it('has its command sent again when the message is lost, with growing distance, until it is settled', async () => {
    const operationId = await start();
    await queue.obliterate({ force: true });
    expect(await lookAfter(0)).toBe(0);
    expect(await lookAfter(firstLookMs)).toBe(1);
    const again = await oneJob();
    const sent = await gateway.commands(TYPE);
    expect(sent).toHaveLength(2);
    expect(sent.map((envelope) => envelope.operationId)).toEqual([operationId, operationId]);
    expect(again.id).toBe(sent[1]!.messageId);
    expect(sent[1]!.messageId).not.toBe(sent[0]!.messageId);

    await queue.obliterate({ force: true });
    expect(await lookAfter(firstLookMs * 2)).toBe(0);
    expect(await lookAfter(firstLookMs * 3 + 1_000)).toBe(1);
    await oneJob();
    expect(await hintOf(operationId)).toBeUndefined();

    const attestation = anAttestationState();
    const { customerId } = (await gateway.call('GET', `/api/v1/operations/${operationId}`)).json;
    await gateway.publish(
      mcaEvent(anMcaState({ customerId: String(customerId), version: 2, attestation }), {
        settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }],
      }),
    );
    const settled = await gateway.eventually(
      `/api/v1/operations/${operationId}`,
      ({ json }) => json['state'] === 'succeeded',
      'the operation to be settled',
    );
    expect(settled.json).not.toHaveProperty('hint');
    expect(await lookAfter(longestPauseMs * 10)).toBe(0);
  });

  it('is not sent again while its message waits, and says so after a while', async () => {
    const operationId = await start();
    expect(await lookAfter(firstLookMs)).toBe(1);
    expect(await hintOf(operationId)).toBeUndefined();
    expect(await lookAfter(waitsAfterMs)).toBe(1);
    expect(await hintOf(operationId)).toBe('command_waits');
    expect(await gateway.commands(TYPE)).toHaveLength(1);
  });

  it('shows that its message failed, and leaves it to a person', async () => {
    const operationId = await start();
    await settleMessage(() => Promise.reject(new UnrecoverableError('a fault')), 'failed');
    expect(await lookAfter(firstLookMs)).toBe(1);
    expect(await hintOf(operationId)).toBe('command_failed');
    expect(await gateway.commands(TYPE)).toHaveLength(1);

    // Put back by a person it is on its way like any other.
    const desk = await QueueDesk.open(redisUrl);
    await desk.letters.redriveAll('attestations');
    await desk.close();
    await lookAfter(longestPauseMs);
    expect(await hintOf(operationId)).toBe('command_waits');
  });

  it('asks for the answer again when its message was handled, and says that it takes long', async () => {
    const operationId = await start();
    await settleMessage(() => Promise.resolve(), 'completed');
    await lookAfter(delayedAfterMs);
    const again = await oneJob();
    expect(again.data).toMatchObject({ operationId });
    expect(await hintOf(operationId)).toBe('outcome_delayed');
  });

  it('is given up when nothing is left of it, long after anything could still carry it out', async () => {
    const operationId = await start();
    await gateway.database.dataSource.query('TRUNCATE outbox_message');
    await lookAfter(GATEWAY_POLICY.unanswered.givenUpAfterMs);
    const { json } = await gateway.call('GET', `/api/v1/operations/${operationId}`);
    expect(json).toMatchObject({ state: 'refused', problem: { code: 'outcome_unknown' } });
  });

  /** Handles everything on the queue, as its service would. */
  async function settleMessage(handle: () => Promise<void>, state: 'failed' | 'completed'): Promise<void> {
    const own = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const worker = new Worker('attestations', handle, { connection: own });
    worker.on('error', () => undefined);
    await waitFor(async () => (await queue.getJobs([state])).some(isCommand), { what: `it to be ${state}` });
    await worker.close();
    own.disconnect();
  }
});
