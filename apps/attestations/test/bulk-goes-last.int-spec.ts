import { mcaChanged, startAttestation } from '@assent/contracts';
import { aContact, anId, waitFor } from '@assent/testing';
import { RunningAttestations } from './support/running-service.js';

jest.setTimeout(300_000);

/** A link a second, after a first handful: with the budget below the bulk operation takes half a minute. */
const IN_BULK = 30;
const BY_PEOPLE = 4;

describe('while a bulk operation uses up the calls that Microsoft allows', () => {
  let house: RunningAttestations;
  beforeAll(async () => {
    house = await RunningAttestations.start({ PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=60' });
  });
  afterAll(async () => {
    await house.stop();
  });

  const start = async (priority: 'bulk' | 'interactive') => {
    const customerId = await house.newCustomer();
    await house.becomes(customerId, 'no_agreement', 120_000);
    const send = () =>
      house.send(
        startAttestation,
        customerId,
        { ...startAttestation.example, customerId, attestationId: anId(), contact: aContact() },
        priority,
      );
    return { customerId, send };
  };
  const starts = (count: number, priority: 'bulk' | 'interactive') =>
    Promise.all(Array.from({ length: count }, () => start(priority)));
  /** How many of the bulk operation's links Microsoft has yet to make. */
  const waiting = async () => {
    const [row] = await house.database.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM outside_work WHERE priority = 'bulk'`,
    );
    return row?.count ?? 0;
  };

  it('a start that a person waits for goes before all that is left of it, and then that goes on', async () => {
    const people = await starts(BY_PEOPLE, 'interactive');
    const inBulk = await starts(IN_BULK, 'bulk');
    const bulk = await Promise.all(inBulk.map(({ send }) => send()));
    // What may go out at once has gone; from here on the budget gives one call a second.
    await waitFor(async () => (await waiting()) > 0 && (await waiting()) <= IN_BULK - 7, {
      what: 'the first links',
      deadlineMs: 60_000,
    });

    const asked = await Promise.all(people.map(({ send }) => send()));
    expect(await Promise.all(asked.map((id) => house.outcomeOf(id, 60_000)))).toEqual(
      asked.map(() => 'succeeded'),
    );
    const ends = await Promise.all(bulk.map((id) => house.outcomeOf(id, 150_000)));
    expect(ends).toEqual(bulk.map(() => 'succeeded'));
    const links = (await house.told(mcaChanged)).filter(({ change }) => change === 'link_generated');
    const isOfPerson = links.map(({ mca }) => people.some(({ customerId }) => customerId === mca.customerId));
    expect(isOfPerson.slice(isOfPerson.lastIndexOf(true) + 1).length).toBeGreaterThan(IN_BULK / 3);
  });
});
