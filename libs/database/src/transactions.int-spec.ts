import { testDatabase, type TestDatabase, waitFor } from '@assent/testing';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { createDataSource } from './create-data-source.js';
import { DatabaseModule } from './database.module.js';
import { isDatabaseAway } from './is-database-away.js';
import { isUniqueViolation, lastly, sqlState, Transactions, type Tx } from './transactions.js';

describe('Transactions', () => {
  let database: TestDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await testDatabase({ name: 'transactions', entities: [], migrations: [] });
    await database.dataSource.query('CREATE TABLE account (name text PRIMARY KEY, amount integer NOT NULL)');
    transactions = new Transactions(database.dataSource);
  });
  beforeEach(async () => {
    await database.dataSource.query('TRUNCATE account');
    await database.dataSource.query("INSERT INTO account VALUES ('a', 0), ('b', 0)");
  });
  afterAll(async () => {
    await database.drop();
  });

  const amounts = async () =>
    (await database.dataSource.query<{ amount: number }[]>('SELECT amount FROM account ORDER BY name')).map(
      ({ amount }) => amount,
    );

  it('commits what resolves and rolls back what rejects', async () => {
    await transactions.run((tx) => tx.query("UPDATE account SET amount = 1 WHERE name = 'a'"));
    await expect(
      transactions.run(async (tx) => {
        await tx.query("UPDATE account SET amount = 2 WHERE name = 'a'");
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');

    expect(await amounts()).toEqual([1, 0]);
  });

  it('runs in READ COMMITTED without naming it, whatever the server would begin with', async () => {
    const { dataSource } = database;
    await dataSource.query(`DO $$ BEGIN
      EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database());
    END $$`);
    const other = await createDataSource({
      url: database.url,
      applicationName: 'isolation',
      entities: [],
      migrations: [],
    }).initialize();
    try {
      const level = await new Transactions(other).run((tx) =>
        tx.query<unknown[]>('SHOW transaction_isolation'),
      );
      expect(level).toEqual([{ transaction_isolation: 'read committed' }]);
    } finally {
      await other.destroy();
      // For the connections that later tests open.
      await dataSource.query(`DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I RESET default_transaction_isolation', current_database());
      END $$`);
    }
  });

  it('commits with the last writes, whose answers the work has not waited for', async () => {
    const { tx, told } = await transactions.run(async (tx) => {
      await lastly(tx, tx.query("UPDATE account SET amount = 1 WHERE name = 'a'"));
      await lastly(tx, tx.query("UPDATE account SET amount = amount + 1 WHERE name = 'a'"));
      return { tx, told: 'done' };
    });
    expect(told).toBe('done');
    expect(await amounts()).toEqual([2, 0]);
    expect(tx.queryRunner?.isReleased).toBe(true);
  });

  it('rolls back, and says why, when one of the last writes fails', async () => {
    const run = transactions.run(async (tx) => {
      await tx.query("UPDATE account SET amount = 1 WHERE name = 'a'");
      await lastly(tx, tx.query("INSERT INTO account VALUES ('a', 1)"), tx.query('SELECT 1'));
    });
    await expect(run.catch(sqlState)).resolves.toBe('23505');
    expect(await amounts()).toEqual([0, 0]);
  });

  it('rolls back when one of the last writes fails before it is sent', async () => {
    const run = transactions.run(async (tx) => {
      const unsent = () => Promise.reject(new Error('cannot be said in JSON'));
      await lastly(tx, tx.query("UPDATE account SET amount = 1 WHERE name = 'a'"), unsent());
    });
    await expect(run).rejects.toThrow('cannot be said in JSON');
    expect(await amounts()).toEqual([0, 0]);
  });

  it('says so when last writes went on after the commit', async () => {
    const run = transactions.run(async (tx) => {
      const twoSteps = async () => {
        await tx.query("UPDATE account SET amount = 1 WHERE name = 'a'");
        await tx.query("UPDATE account SET amount = 1 WHERE name = 'b'");
      };
      await lastly(tx, twoSteps());
    });
    await expect(run).rejects.toThrow('after its COMMIT');
  });

  it.each([
    ['a statement', (_: Tx, statement: Promise<unknown>) => statement],
    ['a last write', (tx: Tx, statement: Promise<unknown>) => lastly(tx, statement)],
  ])('runs the victim of a deadlock again: %s', async (_name, send) => {
    let runs = 0;
    let arrived = 0;
    let open = (): void => undefined;
    const moves: Promise<void>[] = [];
    const bothHoldOne = new Promise<void>((resolve) => (open = resolve));
    const move = (first: string, second: string) =>
      transactions.run(async (tx) => {
        runs += 1;
        // The victim, back again: were it quicker than its rival, the two would meet in the same way once more.
        if (runs > 2) await Promise.race(moves);
        await tx.query('UPDATE account SET amount = amount + 1 WHERE name = $1', [first]);
        arrived += 1;
        if (arrived === 2) open();
        await bothHoldOne;
        await send(tx, tx.query('UPDATE account SET amount = amount + 1 WHERE name = $1', [second]));
      });

    moves.push(move('a', 'b'), move('b', 'a'));
    await Promise.all(moves);

    expect(await amounts()).toEqual([2, 2]);
    expect(runs).toBe(3);
  });

  it('does not repeat any other error', async () => {
    let runs = 0;
    const twice = transactions.run(async (tx) => {
      runs += 1;
      await tx.query("INSERT INTO account VALUES ('a', 1)");
    });

    const error: unknown = await twice.catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, 'account_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'another')).toBe(false);
    expect(isDatabaseAway(error)).toBe(false);
    expect(runs).toBe(1);
  });

  it('knows a connection that broke between two statements of a transaction', async () => {
    const error: unknown = await transactions
      .run(async (tx) => {
        const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
        await database.dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
        // The driver notices by itself, without a statement that could tell.
        await waitFor(() => Promise.resolve(tx.queryRunner?.isReleased === true), {
          what: 'the broken connection to be noticed',
        });
        await tx.query('SELECT 1');
      })
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('is there for the whole application through the module, which closes its connections at the end', async () => {
    const application = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot({
          url: database.url,
          applicationName: 'spec-module',
          entities: [],
          migrations: [],
        }),
      ],
    }).compile();

    await application
      .get(Transactions)
      .run((tx) => tx.query("UPDATE account SET amount = 5 WHERE name = 'b'"));
    const dataSource = application.get(DataSource);
    await application.close();

    expect(await amounts()).toEqual([0, 5]);
    expect(dataSource.isInitialized).toBe(false);
  });
});

describe('isDatabaseAway', () => {
  it('knows a server that nobody listens at', async () => {
    const dataSource = createDataSource({
      url: 'postgres://assent@127.0.0.1:1/none',
      applicationName: 'spec',
      entities: [],
      migrations: [],
    });
    const error: unknown = await dataSource.initialize().catch((caught: unknown) => caught);

    expect(isDatabaseAway(error)).toBe(true);
    expect(isDatabaseAway(error, 'postgres://assent@127.0.0.1:1/none')).toBe(true);
    expect(isDatabaseAway(error, 'postgres://assent@127.0.0.1/another-port')).toBe(false);
  });

  it('knows a connection that the server ended in the middle of a transaction', async () => {
    const database = await testDatabase({ name: 'away', entities: [], migrations: [] });
    try {
      const error: unknown = await new Transactions(database.dataSource)
        .run((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'))
        .catch((caught: unknown) => caught);

      expect(isDatabaseAway(error)).toBe(true);
      expect(await database.dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await database.drop();
    }
  });

  it('does not take other errors for it', () => {
    expect(isDatabaseAway(new Error('the domain said no'))).toBe(false);
    expect(isDatabaseAway(undefined)).toBe(false);
    const mailServerAway = Object.assign(new Error('no'), { code: 'ECONNREFUSED', command: 'CONN' });
    expect(isDatabaseAway(mailServerAway)).toBe(false);
  });
});
