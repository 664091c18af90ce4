import { refreshStatus } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import { RunningAttestations } from './support/running-service.js';

jest.setTimeout(150_000);

/** Two calls each: with the budget below the sweeps are at them for a minute and a half. */
const CUSTOMERS = 14;

describe('while the calls that Microsoft allows are short', () => {
  let house: RunningAttestations;
  beforeAll(async () => {
    house = await RunningAttestations.start({ PARTNER_CENTER_CALLS_PER_MINUTE: 'agreements=16' });
  });
  afterAll(async () => {
    await house.stop();
  });

  const unverified = async () =>
    (
      await house.database.dataSource.query<{ id: string }[]>(
        'SELECT customer_id AS id FROM customer_mca WHERE verified_at IS NULL',
      )
    ).map(({ id }) => id);

  it('a refresh that a person waits for goes before the checks that came first', async () => {
    const customers: string[] = [];
    while (customers.length < CUSTOMERS) customers.push(await house.newCustomer());
    // The first ones use the burst up; from then on each check waits for its calls.
    await waitFor(
      async () => {
        const tracked = await house.database.dataSource.query<unknown[]>('SELECT 1 FROM customer_mca');
        return tracked.length === CUSTOMERS && (await unverified()).length < CUSTOMERS;
      },
      { what: 'the first checks' },
    );
    const refreshed = (await unverified()).at(-1) ?? '';
    const operationId = await house.send(refreshStatus, refreshed, { customerId: refreshed });

    expect(await house.outcomeOf(operationId, 60_000)).toBe('succeeded');
    const still = await unverified();
    expect(still).not.toContain(refreshed);
    expect(still.length).toBeGreaterThan(0);
  });
});
