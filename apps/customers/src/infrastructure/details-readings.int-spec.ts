import { Transactions } from '@assent/database';
import { aContact, anId, type TestDatabase, testDatabase } from '@assent/testing';
import type { Customer } from '../domain/customer.js';
import { importListed } from '../domain/listed-customer.js';
import { customersEntities, customersMigrations } from './schema.js';
import { TypeOrmCustomerRepository } from './typeorm-customer.repository.js';
import { TypeOrmDetailsReadings } from './typeorm-details-readings.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('readings of details on PostgreSQL', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  let readings: TypeOrmDetailsReadings;
  const customers = new TypeOrmCustomerRepository();

  beforeAll(async () => {
    database = await testDatabase({
      name: 'customers',
      entities: customersEntities,
      migrations: customersMigrations,
    });
    transactions = new Transactions(database.dataSource);
    readings = new TypeOrmDetailsReadings(transactions);
  });
  afterAll(() => database.drop());
  beforeEach(() => database.dataSource.query('TRUNCATE customer CASCADE'));

  const instance = anId();

  function customer(change: Partial<Customer> = {}): Customer {
    const id = anId();
    const listed = { tenantId: id, companyName: id, domain: null };
    return { ...importListed(listed, { id, providerInstanceId: instance, now }), ...change };
  }
  const insert = (...rows: Customer[]) => transactions.run((tx) => customers.insert(tx, rows));
  const takeDue = async (at: Date, limit = 100, of = instance) =>
    (await readings.takeDue(of, at, () => later(600), limit)).map(({ customerId }) => customerId).sort();
  const claim = (id: string, at = now, leaseUntil = later(120)) =>
    readings.claim(id, { leaseId: anId(), now: at, leaseUntil });
  async function enlisted(change: Partial<Customer> = {}): Promise<Customer> {
    const one = customer(change);
    await insert(one);
    await readings.enlist(now, 10);
    return one;
  }

  it('are owed to active customers that lack something, once each', async () => {
    const bare = customer({ resellerId: anId() });
    const half = customer({ country: 'DE' });
    await insert(
      bare,
      half,
      customer({ country: 'DE', contact: aContact() }),
      customer({ lifecycle: 'ended' }),
      customer({ lifecycle: 'creating', tenantId: null }),
    );
    expect(await readings.enlist(now, 1)).toBe(1);
    expect(await readings.enlist(now, 10)).toBe(1);
    expect(await readings.enlist(now, 10)).toBe(0);
    expect(await takeDue(now)).toEqual([bare.id, half.id].sort());
    expect(await claim(bare.id)).toMatchObject({
      customerId: bare.id,
      tenantId: bare.tenantId,
      scope: { providerInstanceId: bare.providerInstanceId, resellerId: bare.resellerId },
      attempts: 1,
      refusals: 0,
    });
  });

  it('do not wait for customers that an import is writing', async () => {
    const [held, free] = [customer(), customer()];
    await insert(held, free);
    await transactions.run(async (tx) => {
      await customers.find(tx, held.id);
      expect(await readings.enlist(now, 10)).toBe(1);
    });
    expect(await readings.enlist(now, 10)).toBe(1);
  });

  it('go to parallel sweeps in different batches, and once', async () => {
    await insert(...Array.from({ length: 30 }, () => customer()));
    await readings.enlist(now, 100);
    const batches = await Promise.all([1, 2, 3].map(() => takeDue(now, 10)));
    const taken = batches.flat();
    expect(new Set(taken).size).toBe(taken.length);
    const rest = await takeDue(now);
    expect(new Set([...taken, ...rest]).size).toBe(30);
    expect(await takeDue(now)).toEqual([]);
    expect(await takeDue(later(600))).toHaveLength(30);
  });

  it('are taken for one provider instance, whatever waits in another', async () => {
    const another = anId();
    const mine = await enlisted();
    const theirs = await enlisted({ providerInstanceId: another });

    expect(await takeDue(now)).toEqual([mine.id]);
    expect(await takeDue(now, 100, another)).toEqual([theirs.id]);
  });

  it('are held by one worker until its lease is over', async () => {
    const { id } = await enlisted();
    const claims = (await Promise.all([1, 2, 3].map(() => claim(id)))).filter((one) => one !== undefined);
    expect(claims).toHaveLength(1);
    expect(await claim(id, later(119))).toBeUndefined();
    const next = await claim(id, later(120), later(240));
    expect(next).toMatchObject({ attempts: 2 });
    expect(await transactions.run((tx) => readings.settle(tx, claims[0]!, { kind: 'done' }))).toBe(false);
    expect(await transactions.run((tx) => readings.settle(tx, next!, { kind: 'done' }))).toBe(true);
    expect(await claim(id, later(9999))).toBeUndefined();
  });

  it('come again when it is their time, and never when it is over', async () => {
    const { id } = await enlisted();
    const settle = async (at: Date, next: Parameters<TypeOrmDetailsReadings['settle']>[2]) => {
      const claimed = await claim(id, at, at);
      await transactions.run((tx) => readings.settle(tx, claimed!, next));
      return claimed;
    };
    await settle(now, { kind: 'unserved', at: later(60) });
    expect(await claim(id, later(59))).toBeUndefined();
    expect(await takeDue(later(60))).toEqual([id]);
    expect(await settle(later(60), { kind: 'answered', at: later(90), refusals: 1 })).toMatchObject({
      attempts: 2,
    });
    expect(await settle(later(90), { kind: 'answered', at: null, refusals: 2 })).toMatchObject({
      attempts: 1,
      refusals: 1,
    });
    expect(await claim(id, later(99_999))).toBeUndefined();
    expect(await takeDue(later(99_999))).toEqual([]);
    expect(await readings.enlist(later(99_999), 10)).toBe(0);
  });

  it('leave the list when there is nothing to be read any more, and come back when there is', async () => {
    const one = await enlisted();
    await database.dataSource.query(`UPDATE customer SET lifecycle = 'ended' WHERE id = $1`, [one.id]);
    expect(await claim(one.id)).toBeUndefined();
    expect(await readings.enlist(now, 10)).toBe(0);
    await database.dataSource.query(`UPDATE customer SET lifecycle = 'active' WHERE id = $1`, [one.id]);
    expect(await readings.enlist(now, 10)).toBe(1);
  });
});
