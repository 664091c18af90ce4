import { SYSTEM_ACTOR } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { aContact, anId, type TestDatabase, testDatabase } from '@assent/testing';
import type { PendingCall } from '../application/ports/pending-calls.js';
import type { Customer } from '../domain/customer.js';
import { changeCustomer } from '../domain/customer.js';
import { afterPage, type CustomerImport, startImport } from '../domain/customer-import.js';
import { importListed } from '../domain/listed-customer.js';
import { customersEntities, customersMigrations } from './schema.js';
import { aadOf, SealedInitialCredentials } from './sealed-initial-credentials.js';
import { TypeOrmCustomerRepository } from './typeorm-customer.repository.js';
import { TypeOrmImportRepository } from './typeorm-import.repository.js';
import { TypeOrmPendingCalls } from './typeorm-pending-calls.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const origin = {
  actor: SYSTEM_ACTOR,
  correlationId: 'c',
  causationId: null,
  traceparent: null,
  operationId: null,
};

describe('the repositories on PostgreSQL', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  const customers = new TypeOrmCustomerRepository();
  let providerInstanceId: string;

  beforeAll(async () => {
    database = await testDatabase({
      name: 'customers',
      entities: customersEntities,
      migrations: customersMigrations,
    });
    transactions = new Transactions(database.dataSource);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    providerInstanceId = anId();
  });

  function customer(change: Partial<Customer> = {}): Customer {
    const id = anId();
    const listed = { tenantId: id, companyName: `Company "${id}"`, domain: `d${id}.onmicrosoft.com` };
    return { ...importListed(listed, { id, providerInstanceId, now }), ...change };
  }
  const insert = (...rows: Customer[]) => transactions.run((tx) => customers.insert(tx, rows));
  const find = (id: string) => transactions.run((tx) => customers.find(tx, id));

  describe('customers', () => {
    it('come back as they went in', async () => {
      const whole = customer({ contact: aContact(), country: 'DE', resellerId: anId() });
      const bare = customer({ tenantId: null, domain: null });
      await insert(whole, bare);
      expect(await find(whole.id)).toEqual(whole);
      expect(await find(bare.id)).toEqual(bare);
    });

    it('refuse an update that somebody else was quicker with', async () => {
      const first = customer();
      await insert(first);
      const renamed = changeCustomer(first, { companyName: 'One' }, later(1));
      await transactions.run((tx) => customers.update(tx, [renamed]));
      await expect(transactions.run((tx) => customers.update(tx, [renamed]))).rejects.toThrow('meanwhile');
      expect(await find(first.id)).toEqual(renamed);
    });

    it('are unique by provider instance and tenant', async () => {
      const first = customer();
      await insert(first);
      await expect(insert(customer({ tenantId: first.tenantId }))).rejects.toThrow('customer_tenant');
      await insert(customer({ tenantId: first.tenantId, providerInstanceId: anId() }));
    });

    it('are found by tenant, or by domain while they have none', async () => {
      const active = customer();
      const creating = customer({ tenantId: null, lifecycle: 'creating', domain: 'new.onmicrosoft.com' });
      const ended = customer({ tenantId: null, lifecycle: 'ended', domain: 'old.onmicrosoft.com' });
      await insert(active, creating, ended);
      await transactions.run(async (tx) => {
        const tenants = [active.tenantId ?? '', anId()];
        expect(await customers.findByTenants(tx, providerInstanceId, tenants)).toEqual([active]);
        expect(await customers.findByTenants(tx, anId(), tenants)).toEqual([]);
        const domains = ['new.onmicrosoft.com', 'old.onmicrosoft.com', active.domain ?? ''];
        expect(await customers.findTenantlessByDomains(tx, providerInstanceId, domains)).toEqual([creating]);
        expect(await customers.isDomainTaken(tx, providerInstanceId, 'New.onmicrosoft.com')).toBe(true);
        expect(await customers.isDomainTaken(tx, providerInstanceId, 'old.onmicrosoft.com')).toBe(false);
      });
    });

    it('are seen once per pass, and the unseen are those that were there before it', async () => {
      const [seen, unseen] = [customer(), customer()];
      const ending = customer({ lifecycle: 'ending' });
      const createdMeanwhile = customer({ createdAt: later(60) });
      await insert(seen, unseen, ending, createdMeanwhile);
      const pass = { importId: anId(), providerInstanceId, startedAt: later(30) };
      await transactions.run(async (tx) => {
        const found = customer();
        await customers.insert(tx, [found], pass.importId);
        expect(await customers.markSeen(tx, pass.importId, [seen.id, found.id])).toBe(1);
        expect(await customers.markSeen(tx, pass.importId, [seen.id, found.id])).toBe(0);
        expect(await customers.findUnseen(tx, pass, 10)).toEqual([unseen]);
      });
    });
  });

  describe('imports', () => {
    it('let one worker write each step', async () => {
      const imports = new TypeOrmImportRepository(transactions);
      const progress = startImport(anId(), providerInstanceId, now);
      await transactions.run((tx) => imports.insert(tx, { progress, origin }, later(30)));
      const page = { continuation: 'next', seen: 1, created: 1, changed: 0 };
      const results = await Promise.all(
        [1, 2, 3].map(() =>
          transactions.run(async (tx) => {
            if (!(await imports.hold(tx, progress))) return 'taken';
            await imports.advance(tx, afterPage(progress, page), now, later(30));
            return 'written';
          }),
        ),
      );
      expect(results.sort()).toEqual(['taken', 'taken', 'written']);
      const stored = await imports.findDue(progress.id, now);
      expect(stored).toEqual({ progress: afterPage(progress, page), origin });
    });

    it('wait after a refusal to serve, and are woken up by one sweep alone', async () => {
      const imports = new TypeOrmImportRepository(transactions);
      const progress = startImport(anId(), providerInstanceId, now);
      await transactions.run((tx) => imports.insert(tx, { progress, origin }, later(30)));
      await imports.postpone(progress, later(60));
      expect(await imports.findDue(progress.id, later(59))).toBeUndefined();
      const mine = async (at: Date) =>
        (await imports.takeOverdue(at, () => later(90), 1000)).filter(
          (stored) => stored.progress.id === progress.id,
        );
      expect(await mine(later(59))).toEqual([]);
      const taken = (await Promise.all([1, 2, 3].map(() => mine(later(60))))).flat();
      expect(taken).toHaveLength(1);
      expect(taken[0]?.progress.attempts).toBe(1);
    });

    it('advance as long as they write steps, until they end', async () => {
      const imports = new TypeOrmImportRepository(transactions);
      const progress = startImport(anId(), providerInstanceId, now);
      const advance = (change: Partial<CustomerImport>, at: Date) =>
        transactions.run((tx) => imports.advance(tx, { ...progress, ...change }, at, later(90)));
      const isAdvancing = async (since: Date) => (await imports.findAdvancing(since)).has(providerInstanceId);
      await transactions.run((tx) => imports.insert(tx, { progress, origin }, later(30)));
      await advance({ pages: 1 }, later(20));
      expect(await isAdvancing(later(19))).toBe(true);
      expect(await isAdvancing(later(20))).toBe(false);
      await advance({ state: 'completed' }, later(40));
      expect(await isAdvancing(later(19))).toBe(false);
    });

    it('run one at a time per provider instance', async () => {
      const imports = new TypeOrmImportRepository(transactions);
      const start = () =>
        transactions.run(async (tx) => {
          if ((await imports.findRunning(tx, providerInstanceId)) !== undefined) return 'running already';
          const progress = startImport(anId(), providerInstanceId, now);
          await imports.insert(tx, { progress, origin }, later(30));
          return 'started';
        });
      expect((await Promise.all([start(), start()])).sort()).toEqual(['running already', 'started']);
    });
  });

  describe('calls', () => {
    const calls = () => new TypeOrmPendingCalls(transactions);
    const attempt = () => ({
      kind: 'end' as const,
      leaseId: anId(),
      newRequestId: anId(),
      now,
      leaseUntil: later(120),
    });
    async function owed(): Promise<PendingCall> {
      const { id } = customer();
      await insert(customer({ id }));
      const scope = { providerInstanceId, resellerId: null };
      const call: PendingCall = { customerId: id, request: { kind: 'end' }, origin, scope };
      await transactions.run((tx) => calls().add(tx, call, now, later(30)));
      return call;
    }

    it('are claimed by one worker, with a request id that stays after no answer', async () => {
      const call = await owed();
      const claims = await Promise.all([1, 2, 3].map(() => calls().claim(call.customerId, attempt())));
      const [claimed, ...others] = claims.filter((claim) => claim !== undefined);
      expect(others).toEqual([]);
      expect(claimed).toMatchObject({ ...call, attempts: 1 });
      await calls().postpone(claimed!, { at: now, keepRequestId: true });
      const again = await calls().claim(call.customerId, attempt());
      expect(again).toMatchObject({ requestId: claimed!.requestId, attempts: 2 });
      await calls().postpone(again!, { at: now, keepRequestId: false });
      const fresh = await calls().claim(call.customerId, attempt());
      expect(fresh?.requestId).not.toBe(claimed!.requestId);
    });

    it('are finished by who holds them, and by nobody who has lost them', async () => {
      const call = await owed();
      const lost = await calls().claim(call.customerId, { ...attempt(), leaseUntil: later(1) });
      const held = await calls().claim(call.customerId, { ...attempt(), now: later(1) });
      expect(held?.requestId).toBe(lost?.requestId);
      expect(await transactions.run((tx) => calls().finish(tx, lost!))).toBe(false);
      expect(await transactions.run((tx) => calls().finish(tx, held!))).toBe(true);
      expect(await calls().claim(call.customerId, attempt())).toBeUndefined();
    });

    it('are woken up once when overdue, and not while a worker is at them', async () => {
      const [idle, busy] = [await owed(), await owed()];
      await calls().claim(busy.customerId, attempt());
      const mine = async (at: Date) =>
        (await calls().takeOverdue(at, () => later(600), 1000)).filter(
          ({ scope }) => scope.providerInstanceId === providerInstanceId,
        );
      expect(await mine(later(29))).toEqual([]);
      expect(await mine(later(30))).toEqual([idle]);
      expect(await mine(later(30))).toEqual([]);
      expect(await mine(later(120))).toEqual([busy]);
    });
  });

  describe('initial credentials', () => {
    it('are sealed for their own row and deleted after their time', async () => {
      const keys = Keyring.parse(generateKeySpec());
      const credentials = new SealedInitialCredentials(keys, transactions);
      const owner = customer();
      await insert(owner);
      const secret = { userName: 'admin', password: 'only-once' };
      await transactions.run((tx) => credentials.keep(tx, owner, secret, later(10)));
      const [row] = await database.dataSource.query<[{ sealed: string }]>(
        'SELECT sealed FROM initial_credential WHERE customer_id = $1',
        [owner.id],
      );
      expect(row.sealed).not.toContain('only-once');
      expect(JSON.parse(keys.open(row.sealed, aadOf(owner.id)))).toEqual(secret);
      expect(() => keys.open(row.sealed, aadOf(anId()))).toThrow();
      expect(await credentials.deleteExpired(later(9))).toBe(0);
      expect(await credentials.deleteExpired(later(10))).toBe(1);
    });
  });
});
