import { createCustomer } from '@assent/contracts';
import { aContact, aMessage, anId } from '@assent/testing';
import {
  CollectedOutbox,
  CountedIds,
  CredentialsInMemory,
  CustomersInMemory,
  PendingCallsInMemory,
  RememberingInbox,
  SteppedClock,
  transactions,
} from '../../../test/in-memory.js';
import { partnerCenterError, unreadableAnswer } from '../../../test/partner-center-errors.js';
import { ScriptedPartnerCenter } from '../../../test/scripted-partner-center.js';
import { CallMicrosoft } from '../call-microsoft.js';
import { CUSTOMERS_POLICY } from '../policy.js';
import { CreateCustomerAtMicrosoft } from './create-customer-at-microsoft.js';
import { RequestCustomer } from './request-customer.js';

describe('creating a customer', () => {
  let clock: SteppedClock;
  let outbox: CollectedOutbox;
  let customers: CustomersInMemory;
  let calls: PendingCallsInMemory;
  let credentials: CredentialsInMemory;
  let microsoft: ScriptedPartnerCenter;
  let request: RequestCustomer;
  let create: CreateCustomerAtMicrosoft;

  beforeEach(() => {
    clock = new SteppedClock();
    outbox = new CollectedOutbox();
    customers = new CustomersInMemory();
    calls = new PendingCallsInMemory();
    credentials = new CredentialsInMemory();
    microsoft = new ScriptedPartnerCenter();
    request = new RequestCustomer(
      new RememberingInbox().asInbox,
      outbox.asOutbox,
      customers,
      calls,
      microsoft.asClients,
      clock,
    );
    create = new CreateCustomerAtMicrosoft(
      new CallMicrosoft(calls, clock, new CountedIds()),
      microsoft.asClients,
      transactions,
      customers,
      calls,
      credentials,
      outbox.asOutbox,
      clock,
    );
  });

  const command = (data: Parameters<typeof aMessage<typeof createCustomer>>[1] = {}, resellerId?: string) =>
    aMessage(createCustomer, data, {
      operationId: anId(),
      scope: { providerInstanceId: anId(), resellerId: resellerId ?? null },
    });

  it('keeps the customer and asks a worker to create it; sends nothing itself', async () => {
    const message = command();
    await request.execute(message);
    expect(customers.only()).toMatchObject({
      id: message.envelope.aggregate.id,
      lifecycle: 'creating',
      tenantId: null,
      domain: 'nordwindlogistik.onmicrosoft.com',
    });
    expect(outbox.types()).toEqual(['customers.customer-changed', 'customers.create-customer-at-microsoft']);
    expect(microsoft.requestIds).toEqual([]);
  });

  it('becomes active, settles the operation and keeps the first credentials for a day', async () => {
    const message = command();
    await request.execute(message);
    const { id } = customers.only();
    await create.execute(id);
    expect(customers.only()).toMatchObject({ lifecycle: 'active', version: 2 });
    expect(outbox.data('customers.customer-changed').at(-1)).toMatchObject({
      change: 'customer_created',
      settles: [{ operationId: message.envelope.operationId, resource: { kind: 'customer', id } }],
    });
    expect(calls.rows.size).toBe(0);
    expect(credentials.kept.get(id)?.expiresAt.getTime()).toBe(clock.now().getTime() + 24 * 60 * 60_000);
    expect(JSON.stringify(outbox.messages)).not.toContain('secret-1');

    // A wake-up that comes twice finds nothing to do.
    await create.execute(id);
    expect(microsoft.requestIds).toHaveLength(1);
  });

  it('refuses with one error per field before anything is kept', async () => {
    const contact = aContact({ firstName: 'X', lastName: 'Test', email: 'somebody@microsoft.com' });
    const message = command({ companyName: '999', contact });
    await request.execute(message);
    expect(customers.rows.size).toBe(0);
    expect(outbox.types()).toEqual(['customers.command-refused']);
    const [{ refusal }] = outbox.data('customers.command-refused') as [
      { refusal: { code: string; errors: { path: string }[] } },
    ];
    expect(refusal.code).toBe('validation_failed');
    expect(refusal.errors.map(({ path }) => path)).toEqual([
      'companyName',
      'contact.firstName',
      'contact.lastName',
      'contact.email',
    ]);
  });

  it('refuses a reseller that nobody knows, and takes one that is there', async () => {
    const resellerId = anId();
    await request.execute(command({}, resellerId));
    expect(outbox.data('customers.command-refused')[0]).toMatchObject({
      refusal: { errors: [{ path: 'resellerId' }] },
    });
    customers.resellers.add(resellerId);
    await request.execute(command({}, resellerId));
    expect(customers.only().resellerId).toBe(resellerId);
  });

  it('refuses a second customer with the same domain', async () => {
    const first = command();
    await request.execute(first);
    await request.execute(aMessage(createCustomer, {}, { scope: first.envelope.scope, operationId: anId() }));
    expect(customers.rows.size).toBe(1);
    expect(outbox.data('customers.command-refused')[0]).toMatchObject({
      refusal: { code: 'customer_already_exists' },
    });
  });

  it('repeats the same request id after no answer', async () => {
    await request.execute(command());
    const { id } = customers.only();
    microsoft.failures.push(partnerCenterError('no_answer'));
    await create.execute(id);
    expect(customers.only().lifecycle).toBe('creating');
    clock.advance(CUSTOMERS_POLICY.backoffFirstMs);
    await create.execute(id);
    expect(microsoft.requestIds).toHaveLength(2);
    expect(new Set(microsoft.requestIds).size).toBe(1);
    expect(customers.only().lifecycle).toBe('active');
  });

  it.each(['throttled', 'unavailable'] as const)(
    'takes a new request id after an answer: %s',
    async (kind) => {
      await request.execute(command());
      const { id } = customers.only();
      microsoft.failures.push(partnerCenterError(kind, { httpStatus: 503 }));
      await create.execute(id);
      clock.advance(CUSTOMERS_POLICY.backoffFirstMs);
      await create.execute(id);
      expect(new Set(microsoft.requestIds).size).toBe(2);
    },
  );

  describe('whose outcome is not known', () => {
    const TENANT = '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f41';
    const DOMAIN = 'nordwindlogistik.onmicrosoft.com';
    let id: string;
    beforeEach(async () => {
      await request.execute(command());
      id = customers.only().id;
    });
    const attempts = async (count: number) => {
      for (let attempt = 0; attempt < count; attempt += 1) {
        await create.execute(id);
        clock.advance(CUSTOMERS_POLICY.backoffMaxMs);
      }
    };

    it('repeats the id of an answer that cannot be read, and looks before it takes another', async () => {
      microsoft.failures.push(...Array.from({ length: CUSTOMERS_POLICY.triesOfOneId }, unreadableAnswer));
      await attempts(CUSTOMERS_POLICY.triesOfOneId);
      expect(microsoft.lookedFor).toEqual([]);
      await attempts(1);
      expect(microsoft.lookedFor).toEqual([DOMAIN]);
      expect(microsoft.requestIds).toHaveLength(4);
      expect(new Set(microsoft.requestIds.slice(0, 3)).size).toBe(1);
      expect(microsoft.requestIds[3]).not.toBe(microsoft.requestIds[0]);
      expect(customers.only().lifecycle).toBe('active');
    });

    it('takes over the customer that is there, without asking for a second one', async () => {
      microsoft.failures.push(partnerCenterError('unavailable', { httpStatus: 503 }));
      microsoft.found = { tenantId: TENANT.toUpperCase(), domain: DOMAIN };
      await attempts(2);
      expect(microsoft.requestIds).toHaveLength(1);
      expect(customers.only()).toMatchObject({ lifecycle: 'active', tenantId: TENANT, domain: DOMAIN });
      expect(credentials.kept.size).toBe(0);
    });

    it('waits through a day of 503s, and is created afterwards', async () => {
      const tries = (24 * 60 * 60_000) / CUSTOMERS_POLICY.backoffMaxMs;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        microsoft.failures.push(partnerCenterError('unavailable', { httpStatus: 503 }));
      }
      await attempts(tries);
      expect(customers.only().lifecycle).toBe('creating');
      expect(outbox.types()).not.toContain('customers.command-refused');
      await attempts(1);
      expect(customers.only().lifecycle).toBe('active');
    });

    it('asks for nothing while it cannot look, and looks again', async () => {
      microsoft.failures.push(partnerCenterError('unavailable', { httpStatus: 503 }));
      microsoft.lookFailures.push(partnerCenterError('no_answer'));
      await attempts(2);
      expect(microsoft.requestIds).toHaveLength(1);
      await attempts(1);
      expect(microsoft.lookedFor).toHaveLength(2);
      expect(microsoft.requestIds).toHaveLength(2);
    });

    it('goes on where this connection may not look', async () => {
      microsoft.failures.push(partnerCenterError('unavailable', { httpStatus: 503 }));
      microsoft.lookFailures.push(partnerCenterError('capability_unavailable', { httpStatus: 403 }));
      await attempts(2);
      expect(customers.only().lifecycle).toBe('active');
    });

    it('is not failed by Microsoft’s refusal of a domain that an earlier attempt took', async () => {
      microsoft.failures.push(partnerCenterError('no_answer'));
      microsoft.failures.push(partnerCenterError('refused', { httpStatus: 409, microsoftCode: '60008' }));
      microsoft.found = { tenantId: TENANT, domain: DOMAIN };
      await attempts(2);
      expect(customers.only()).toMatchObject({ lifecycle: 'active', tenantId: TENANT });
    });
  });

  it('lets nobody try while a worker holds the call, and somebody once it is lost', async () => {
    await request.execute(command());
    const { id } = customers.only();
    const attempt = { kind: 'create' as const, leaseId: anId(), newRequestId: anId(), now: clock.now() };
    const lost = await calls.claim(id, { ...attempt, leaseUntil: new Date(clock.now().getTime() + 60_000) });
    await create.execute(id);
    expect(microsoft.requestIds).toEqual([]);
    clock.advance(60_000);
    await create.execute(id);
    expect(microsoft.requestIds).toEqual([lost?.requestId]);
  });

  it('is failed, with Microsoft’s reason, when Microsoft refuses', async () => {
    const message = command();
    await request.execute(message);
    const { id } = customers.only();
    microsoft.failures.push(partnerCenterError('refused', { httpStatus: 400, microsoftCode: '600049' }));
    await create.execute(id);
    expect(customers.only()).toMatchObject({ lifecycle: 'failed', version: 2 });
    expect(calls.rows.size).toBe(0);
    expect(outbox.data('customers.command-refused')[0]).toMatchObject({
      operationId: message.envelope.operationId,
      refusal: {
        code: 'microsoft_refused',
        detail: expect.stringContaining('600049') as unknown,
        errors: [{ path: 'organizationRegistrationNumber' }],
      },
    });
  });
});
