import { attestationClosed, mcaChanged } from '@assent/contracts';
import { aCustomerState, anId } from '@assent/testing';
import { House } from '../../test/support/house.js';
import { BY_TIME } from '../application/cause.js';
import { recordLinkOpened } from '../domain/decisions/answer-of-signatory.js';

const MINUTE = 60_000;

describe('what is due', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(async () => {
    await house.close();
  });
  const instance = aCustomerState().providerInstanceId;
  const later = (ms: number) => new Date(house.clock.now().getTime() + ms);
  const pass = (ms: number) => {
    house.clock.time = later(ms);
  };

  it('expires each overdue link once, however many sweeps meet', async () => {
    const customers = await Promise.all(
      Array.from({ length: 75 }, async (_, index) => {
        const customerId = await house.customer();
        // Ten of them still have time.
        await house.waiting(customerId, later(index < 10 ? 60 * MINUTE : MINUTE));
        return customerId;
      }),
    );
    pass(2 * MINUTE);
    const now = house.clock.now();

    const counts = await Promise.all([1, 2, 3, 4].map(() => house.expireLinks().execute(now)));

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(65);
    const expired = (await house.told(mcaChanged)).filter(({ data }) => data.change === 'expired');
    expect(new Set(expired.map(({ data }) => data.mca.customerId)).size).toBe(65);
    expect(expired).toHaveLength(65);
    expect(await house.told(attestationClosed)).toHaveLength(65);
    const reasons = await Promise.all(customers.map(async (id) => (await house.mca(id)).reasonCode));
    expect(reasons.filter((reason) => reason === 'link_expired')).toHaveLength(65);
  });

  it('does not wait for a customer whom somebody else is changing, and expires that one afterwards', async () => {
    const customers = await Promise.all([house.customer(), house.customer(), house.customer()]);
    for (const customerId of customers) await house.waiting(customerId, later(MINUTE));
    pass(2 * MINUTE);
    const now = house.clock.now();

    const [busy] = customers;
    await house.transactions.run(async (tx) => {
      await tx.query('SELECT FROM customer_mca WHERE customer_id = $1 FOR UPDATE', [busy]);
      // Were it to wait for that row, it would wait for the end of this very transaction.
      expect(await house.expireLinks().execute(now)).toBe(2);
    });
    expect(await house.expireLinks().execute(now)).toBe(1);
  });

  it('counts what waits for one provider instance, and what of it was tried', async () => {
    const nothing = { waiting: 0, tried: 0, nextAttemptAt: null };
    expect(await house.dueWork.countOutsideWork(instance)).toEqual(nothing);
    for (let waiting = 0; waiting < 2; waiting += 1) await house.start(await house.customer());
    await house.start(await house.customer({ providerInstanceId: anId() }));
    await house.database.dataSource.query(
      'UPDATE outside_work SET attempts = 1 WHERE attestation_id = (SELECT min(attestation_id::text)::uuid FROM outside_work w JOIN customer_mca c USING (customer_id) WHERE c.provider_instance_id = $1)',
      [instance],
    );
    expect(await house.dueWork.countOutsideWork(instance)).toEqual({
      waiting: 2,
      tried: 1,
      nextAttemptAt: expect.any(Date) as Date,
    });
    expect(await house.dueWork.countOutsideWork(anId())).toEqual(nothing);
  });

  it('hands work out once, again when nothing came of it, and not while a worker has it', async () => {
    const customerId = await house.customer();
    const { attestationId } = (await house.start(customerId)).data;
    expect(await house.dueWork.handOutOutsideWork(house.clock.now(), 10)).toEqual([]);

    pass(31_000);
    const now = house.clock.now();
    const all = await Promise.all([1, 2, 3].map(() => house.dueWork.handOutOutsideWork(now, 10)));
    expect(all.flat()).toMatchObject([{ kind: 'create_attestation', customerId, attestationId }]);

    pass(31_000);
    expect(await house.dueWork.handOutOutsideWork(house.clock.now(), 10)).toHaveLength(1);
  });

  it('asks first about links that were opened a moment ago, then about those that expire next', async () => {
    const [late, soon, opened] = await Promise.all([house.customer(), house.customer(), house.customer()]);
    await house.waiting(late, later(600 * MINUTE));
    await house.waiting(soon, later(300 * MINUTE));
    await house.waiting(opened, later(900 * MINUTE));
    const { signatoryLinkId } = (await house.mca(opened)).attestations[0]!;
    await house.transactions.run((tx) =>
      house.decisions.change(tx, opened, BY_TIME, (mca, c) =>
        recordLinkOpened(mca, { signatoryLinkId, operationId: null }, c),
      ),
    );
    pass(MINUTE);

    const order: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const [next] = await house.dueWork.handOutPolls(instance, house.clock.now(), 1);
      order.push(next!.customerId);
    }
    expect(order).toEqual([opened, soon, late]);
    expect(await house.dueWork.handOutPolls(instance, house.clock.now(), 1)).toEqual([]);

    pass(MINUTE);
    const onlyOpened = await house.dueWork.handOutPolls(instance, house.clock.now(), 10, 'opened');
    expect(onlyOpened.map(({ customerId }) => customerId)).toEqual([opened]);
  });

  it('tells where a bulk operation waits for links', async () => {
    const customerId = await house.customer();
    await house.start(customerId);
    expect(await house.dueWork.isBulkWaitingForLinks(instance)).toBe(false);
    await house.database.dataSource.query(`UPDATE outside_work SET priority = 'bulk'`);
    expect(await house.dueWork.isBulkWaitingForLinks(instance)).toBe(true);
    expect(await house.dueWork.isBulkWaitingForLinks(anId())).toBe(false);
  });

  it('hands out the work of one provider instance, whatever waits in another', async () => {
    const another = anId();
    const [mine, theirs] = await Promise.all([
      house.customer(),
      house.customer({ providerInstanceId: another }),
    ]);
    await house.waiting(mine, later(600 * MINUTE));
    await house.waiting(theirs, later(300 * MINUTE));
    pass(MINUTE);
    const now = house.clock.now();

    expect(await house.dueWork.handOutPolls(instance, now, 10)).toMatchObject([{ customerId: mine }]);
    expect(await house.dueWork.handOutVerifications(instance, now, 10)).toMatchObject([{ customerId: mine }]);
    expect(await house.dueWork.handOutPolls(another, now, 10)).toMatchObject([{ customerId: theirs }]);
    expect(await house.dueWork.handOutVerifications(another, now, 10)).toMatchObject([
      { customerId: theirs },
    ]);
  });

  it('has customers verified that never were before those that were', async () => {
    const known = await house.customer();
    await house.database.dataSource.query(
      `UPDATE customer_mca SET verified_at = now(), next_verify_at = now() - interval '1 day'`,
    );
    const fresh = await house.customer();
    await house.customer({ lifecycle: 'creating', tenantId: null });
    pass(1000);

    const due = await house.dueWork.handOutVerifications(instance, house.clock.now(), 10);
    expect(due.map(({ customerId }) => customerId)).toEqual([fresh, known]);
    expect(await house.dueWork.handOutVerifications(instance, house.clock.now(), 10)).toEqual([]);
  });
});
