import { readCustomerDetails } from '@assent/contracts';
import { aContact, aMessage, anId } from '@assent/testing';
import { DetailsReadingsInMemory, ScriptedDetails } from '../../../test/details-in-memory.js';
import {
  CollectedOutbox,
  CountedIds,
  CustomersInMemory,
  SteppedClock,
  transactions,
} from '../../../test/in-memory.js';
import { partnerCenterError } from '../../../test/partner-center-errors.js';
import { changeCustomer } from '../../domain/customer.js';
import { importListed } from '../../domain/listed-customer.js';
import { DETAILS_POLICY } from './details-policy.js';
import { ReadDetails } from './read-details.js';

const CHANGED = 'customers.customer-changed';
const contact = aContact();

describe('reading the details of an imported customer', () => {
  let clock: SteppedClock;
  let outbox: CollectedOutbox;
  let customers: CustomersInMemory;
  let readings: DetailsReadingsInMemory;
  let microsoft: ScriptedDetails;
  let useCase: ReadDetails;
  let customerId: string;

  beforeEach(async () => {
    clock = new SteppedClock();
    outbox = new CollectedOutbox();
    customers = new CustomersInMemory();
    readings = new DetailsReadingsInMemory(customers);
    microsoft = new ScriptedDetails();
    useCase = new ReadDetails(
      readings,
      customers,
      microsoft.asClients,
      transactions,
      outbox.asOutbox,
      clock,
      new CountedIds(),
    );
    customerId = anId();
    const listed = { tenantId: anId(), companyName: 'Nordwind', domain: 'nordwind.onmicrosoft.com' };
    const known = { id: customerId, providerInstanceId: anId(), now: clock.now() };
    await customers.insert({} as never, [importListed(listed, known)]);
    await readings.enlist(clock.now(), 10);
  });

  const read = () => useCase.execute(aMessage(readCustomerDetails, { customerId }));
  const row = () => readings.rows.get(customerId);
  const inMs = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

  it('fills in country and contact, tells it once and has nothing left to read', async () => {
    microsoft.answer = { country: 'DE', contact };
    await read();
    expect(customers.only()).toMatchObject({ country: 'DE', contact, version: 2 });
    expect(outbox.data(CHANGED)).toMatchObject([
      {
        change: 'customer_updated',
        updated: 'details',
        customer: { country: 'DE', contact, version: 2 },
        settles: [],
      },
    ]);
    expect(readings.rows.size).toBe(0);
    await read();
    expect(microsoft.calls).toEqual([{ tenantId: customers.only().tenantId, share: 'bulk' }]);
  });

  it('tells nothing without GDAP, and does not ask again for a month', async () => {
    await read();
    expect(outbox.messages).toEqual([]);
    expect(customers.only()).toMatchObject({ country: null, contact: null, version: 1 });
    expect(row()?.nextAttemptAt).toEqual(inMs(DETAILS_POLICY.incompleteAgainMs));
    await read();
    expect(microsoft.calls).toHaveLength(1);
  });

  it('keeps the half that Microsoft gives', async () => {
    microsoft.answer = { country: 'DE', contact: null };
    await read();
    expect(customers.only()).toMatchObject({ country: 'DE', contact: null, version: 2 });
    expect(row()?.nextAttemptAt).toEqual(inMs(DETAILS_POLICY.incompleteAgainMs));
  });

  it('leaves out what our messages would refuse, and keeps the rest', async () => {
    microsoft.answer = { country: 'Germany', contact: { ...contact, phone: '1'.repeat(31) } };
    await read();
    const { firstName, lastName, email } = contact;
    expect(customers.only()).toMatchObject({ country: null, contact: { firstName, lastName, email } });
    expect(customers.only().contact).not.toHaveProperty('phone');
  });

  it('takes no contact without an e-mail that can be written to', async () => {
    microsoft.answer = { country: 'DE', contact: { ...contact, email: 'none' } };
    await read();
    expect(customers.only()).toMatchObject({ country: 'DE', contact: null });
  });

  it.each([
    ['an unknown tenant', { httpStatus: 404, microsoftCode: '60003' }],
    ['a customer without commerce', { httpStatus: 403, microsoftCode: '20002' }],
  ])('asks for %s once a day, and not for ever', async (_, facts) => {
    for (let day = 1; day < DETAILS_POLICY.refusalsUntilGivenUp; day++) {
      microsoft.failures.push(partnerCenterError('refused', facts));
      await read();
      expect(row()?.nextAttemptAt).toEqual(inMs(DETAILS_POLICY.refusedAgainMs));
      clock.advance(DETAILS_POLICY.refusedAgainMs);
    }
    microsoft.failures.push(partnerCenterError('refused', facts));
    await read();
    expect(row()?.nextAttemptAt).toBeNull();
    clock.advance(1000 * DETAILS_POLICY.refusedAgainMs);
    await read();
    expect(microsoft.calls).toHaveLength(DETAILS_POLICY.refusalsUntilGivenUp);
    expect(outbox.messages).toEqual([]);
  });

  it('waits as long as Microsoft, or the budget, asks for', async () => {
    const at = inMs(57_000);
    microsoft.failures.push(partnerCenterError('budget_exhausted', { retryAt: at, answered: false }));
    await read();
    expect(row()).toMatchObject({ nextAttemptAt: at, refusals: 0 });
    await read();
    expect(microsoft.calls).toHaveLength(1);
    clock.advance(57_000);
    microsoft.answer = { country: 'DE', contact };
    await read();
    expect(customers.only().country).toBe('DE');
  });

  it('leaves a connection in peace whose credentials are wrong, or that is not there', async () => {
    const at = inMs(DETAILS_POLICY.withoutAccessAgainMs);
    microsoft.failures.push(partnerCenterError('unauthorised', { httpStatus: 401 }));
    await read();
    expect(row()?.nextAttemptAt).toEqual(at);
    clock.advance(DETAILS_POLICY.withoutAccessAgainMs);
    microsoft.isConnected = false;
    await read();
    expect(row()?.nextAttemptAt).toEqual(inMs(DETAILS_POLICY.withoutAccessAgainMs));
    expect(microsoft.calls).toHaveLength(1);
  });

  it('writes nothing when another worker has taken over, or the customer has ended meanwhile', async () => {
    microsoft.answer = { country: 'DE', contact };
    microsoft.meanwhile = () => {
      Object.assign(row()!, { leaseId: anId() });
    };
    await read();
    expect(customers.only()).toMatchObject({ country: null, version: 1 });

    clock.advance(DETAILS_POLICY.leaseMs);
    microsoft.meanwhile = () => {
      customers.rows.set(customerId, changeCustomer(customers.only(), { lifecycle: 'ended' }, clock.now()));
    };
    await read();
    expect(customers.only()).toMatchObject({ lifecycle: 'ended', country: null, version: 2 });
    expect(outbox.messages).toEqual([]);
  });
});
