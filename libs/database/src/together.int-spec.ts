import { testDatabase, type TestDatabase } from '@assent/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { queryPrepared } from './query-prepared.js';
import { together } from './together.js';
import { sqlState, Transactions, type Tx } from './transactions.js';

describe('together', () => {
  let database: TestDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await testDatabase({ name: 'together', entities: [], migrations: [] });
    await database.dataSource.query('CREATE TABLE step (name text PRIMARY KEY, place serial)');
    transactions = new Transactions(database.dataSource);
  });
  beforeEach(() => database.dataSource.query('TRUNCATE step RESTART IDENTITY'));
  afterAll(() => database.drop());

  const note = (tx: Tx, name: string) => tx.query('INSERT INTO step (name) VALUES ($1)', [name]);
  const noted = async () =>
    (await database.dataSource.query<{ name: string }[]>('SELECT name FROM step ORDER BY place')).map(
      ({ name }) => name,
    );

  it('answers each, in the order in which they stand, each seeing what those before it did', async () => {
    const counts = await transactions.run(async (tx) => {
      const count = async () => (await tx.query<[{ n: number }]>('SELECT count(*)::int AS n FROM step'))[0].n;
      const [none, , one, , two] = await together(count(), note(tx, 'a'), count(), note(tx, 'b'), count());
      return [none, one, two];
    });

    expect(counts).toEqual([0, 1, 2]);
    expect(await noted()).toEqual(['a', 'b']);
  });

  it('keeps the order of prepared ones too, also when PostgreSQL knows some of them already', async () => {
    const prepared = (tx: Tx, name: string) =>
      queryPrepared(tx, 'INSERT INTO step (name) VALUES ($1)', [name]);
    const lookedUp = (tx: Tx) => queryPrepared<{ n: number }>(tx, 'SELECT count(*)::int AS n FROM step', []);
    const counts = await transactions.run(async (tx) => {
      await prepared(tx, 'before');
      const [[first], , [second]] = await together(lookedUp(tx), prepared(tx, 'a'), lookedUp(tx));
      return [first?.n, second?.n];
    });

    expect(counts).toEqual([1, 2]);
  });

  it('sends the next statement before the answer to the one before has come', async () => {
    const { at, awake } = await transactions.run(async (tx) => {
      const answers = together(
        tx.query('SELECT pg_sleep(0.05)'),
        tx.query<[{ at: Date }]>('SELECT clock_timestamp() AS at'),
      );
      await nextTurn();
      // Nothing is read or sent meanwhile: what PostgreSQL does now it was told before.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
      const awake = new Date();
      const [, [{ at }]] = await answers;
      return { at, awake };
    });
    expect(at.getTime()).toBeLessThan(awake.getTime());
  });

  it('fails by the first that fails, and lets nothing of the others escape the rollback', async () => {
    const twoSteps = async (tx: Tx) => {
      await note(tx, 'first step');
      await note(tx, 'second step');
    };
    const failed = transactions.run((tx) =>
      together(twoSteps(tx), tx.query('SELECT 1 / $1::int', [0]), twoSteps(tx)),
    );

    await expect(failed.catch(sqlState)).resolves.toBe('22012');
    expect(await noted()).toEqual([]);
  });
});
