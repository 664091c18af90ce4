import { endRelationship } from '@assent/contracts';
import { aMessage, anId } from '@assent/testing';
import {
  CollectedOutbox,
  CountedIds,
  CustomersInMemory,
  PendingCallsInMemory,
  RememberingInbox,
  SteppedClock,
  transactions,
} from '../../../test/in-memory.js';
import { partnerCenterError } from '../../../test/partner-center-errors.js';
import { ScriptedPartnerCenter } from '../../../test/scripted-partner-center.js';
import type { CustomerLifecycle } from '../../domain/customer.js';
import { importListed } from '../../domain/listed-customer.js';
import { CallMicrosoft } from '../call-microsoft.js';
import { EndRelationshipAtMicrosoft } from './end-relationship-at-microsoft.js';
import { RequestEnd } from './request-end.js';

describe('ending a relationship', () => {
  const providerInstanceId = anId();
  let clock: SteppedClock;
  let outbox: CollectedOutbox;
  let customers: CustomersInMemory;
  let calls: PendingCallsInMemory;
  let microsoft: ScriptedPartnerCenter;
  let request: RequestEnd;
  let end: EndRelationshipAtMicrosoft;

  beforeEach(() => {
    clock = new SteppedClock();
    outbox = new CollectedOutbox();
    customers = new CustomersInMemory();
    calls = new PendingCallsInMemory();
    microsoft = new ScriptedPartnerCenter();
    request = new RequestEnd(new RememberingInbox().asInbox, outbox.asOutbox, customers, calls, clock);
    end = new EndRelationshipAtMicrosoft(
      new CallMicrosoft(calls, clock, new CountedIds()),
      microsoft.asClients,
      transactions,
      customers,
      calls,
      outbox.asOutbox,
      clock,
    );
  });

  async function customerThatIs(lifecycle: CustomerLifecycle): Promise<string> {
    const listed = { tenantId: anId(), companyName: 'Nordwind', domain: null };
    const customer = importListed(listed, { id: anId(), providerInstanceId, now: clock.now() });
    await customers.insert({} as never, [{ ...customer, lifecycle }]);
    return customer.id;
  }
  const command = (customerId: string, instance = providerInstanceId) =>
    aMessage(
      endRelationship,
      { customerId },
      { scope: { providerInstanceId: instance, resellerId: null }, operationId: anId() },
    );
  const refusalCodes = () =>
    outbox.data('customers.command-refused').map(({ refusal }) => (refusal as { code: string }).code);

  it('goes through ending to ended and settles the operation', async () => {
    const id = await customerThatIs('active');
    const message = command(id);
    await request.execute(message);
    expect(customers.only().lifecycle).toBe('ending');
    await end.execute(id);
    expect(customers.only()).toMatchObject({ lifecycle: 'ended', version: 3 });
    expect(outbox.data('customers.customer-changed').map(({ change }) => change)).toEqual([
      'customer_ending',
      'customer_ended',
    ]);
    expect(outbox.data('customers.customer-changed').at(-1)).toMatchObject({
      settles: [{ operationId: message.envelope.operationId }],
    });
  });

  it('is active again, with Microsoft’s reason, when Microsoft refuses', async () => {
    const id = await customerThatIs('active');
    await request.execute(command(id));
    microsoft.failures.push(partnerCenterError('refused', { httpStatus: 400, microsoftCode: '2000' }));
    await end.execute(id);
    expect(customers.only().lifecycle).toBe('active');
    expect(refusalCodes()).toEqual(['relationship_not_endable']);
    expect(calls.rows.size).toBe(0);
  });

  it('says so when this connection may not end relationships', async () => {
    const id = await customerThatIs('active');
    await request.execute(command(id));
    microsoft.failures.push(
      partnerCenterError('capability_unavailable', { httpStatus: 403, microsoftCode: '900329' }),
    );
    await end.execute(id);
    expect(refusalCodes()).toEqual(['capability_unavailable']);
  });

  it.each([
    ['Microsoft does not know', { httpStatus: 404, microsoftCode: '60003' }],
    ['has no relationship with the partner any more', { httpStatus: 403, microsoftCode: '20002' }],
  ])('takes a customer that %s for ended', async (_who, facts) => {
    const id = await customerThatIs('active');
    await request.execute(command(id));
    microsoft.failures.push(partnerCenterError('refused', facts));
    await end.execute(id);
    expect(customers.only().lifecycle).toBe('ended');
  });

  it('ends one that never came to be without asking Microsoft', async () => {
    const id = await customerThatIs('failed');
    await request.execute(command(id));
    expect(customers.only().lifecycle).toBe('ended');
    expect(calls.rows.size).toBe(0);
  });

  it.each<[CustomerLifecycle, string]>([
    ['creating', 'customer_not_ready'],
    ['ending', 'customer_ended'],
    ['ended', 'customer_ended'],
  ])('is refused while the customer is %s', async (lifecycle, code) => {
    await request.execute(command(await customerThatIs(lifecycle)));
    expect(refusalCodes()).toEqual([code]);
  });

  it('does not know a customer of another provider instance', async () => {
    await request.execute(command(await customerThatIs('active'), anId()));
    await request.execute(command(anId()));
    expect(refusalCodes()).toEqual(['customer_not_found', 'customer_not_found']);
    expect(customers.only().lifecycle).toBe('active');
  });
});
