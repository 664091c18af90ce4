import { Transactions } from '@assent/database';
import { aCustomerState, anId, waitFor } from '@assent/testing';
import { GATEWAY_REPLAY_POLICY } from '../src/infrastructure/replay/replay-policy.js';
import { requestReplay } from '../src/infrastructure/replay/requested-replays.js';
import { GatewayUnderTest, INSTANCE_ID } from './gateway-under-test.js';
import { StatesOfServices } from './states-of-services.js';

describe('a replay', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    // However long it takes here, a page is only asked for again when it was left out, and then never comes.
    const policy: { askAgainAfterMs: number } = GATEWAY_REPLAY_POLICY;
    jest.replaceProperty(policy, 'askAgainAfterMs', 24 * 60 * 60_000);
    gateway = await GatewayUnderTest.start();
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await gateway.stop();
  });

  const count = async (sql: string) => {
    const [row] = await gateway.database.dataSource.query<[{ count: number }]>(
      `SELECT (${sql})::int AS count`,
    );
    return row.count;
  };
  /** For pages after the first one. */
  const askedFor = () =>
    count(`SELECT count(DISTINCT message->'envelope'->'data'->>'after') FROM outbox_message
           WHERE type = 'customers.replay-states'`);
  const stored = () => count('SELECT count(*) FROM customer_view');

  it('asks for the next page while one is being stored, and stores them one after the other', async () => {
    const services = new StatesOfServices(gateway);
    for (let more = 0; more < 8; more += 1) {
      const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
      services.customers.set(customer.customerId, customer);
    }
    await gateway.service.app.get(Transactions).run((tx) => requestReplay(tx, 'customers', anId()));
    const writer = gateway.database.dataSource.createQueryRunner();
    await writer.startTransaction();
    try {
      await writer.query('LOCK TABLE customer_view IN SHARE MODE');
      const isAhead = async () => {
        await services.answer();
        return (await askedFor()) === 1;
      };
      await waitFor(isAhead, { what: 'the second page to be asked for' });
      expect(await stored()).toBe(0);
      // The second page waits for the first: it is not left out, and nobody asks for a third.
      await services.answer();
    } finally {
      await writer.commitTransaction();
      await writer.release();
    }
    const isDone = async () => {
      await services.answer();
      return (await count('SELECT count(*) FROM replay_part WHERE finished_at IS NULL')) === 0;
    };
    await waitFor(isDone, { what: 'the replay to be done' });
    expect(await stored()).toBe(8);
    expect(await askedFor()).toBe(2);
    // Nothing had to be asked for a second time.
    expect(services.answered).toBe(3);
  });
});
