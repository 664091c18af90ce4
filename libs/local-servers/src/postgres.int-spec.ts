import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensureServiceDatabase } from './databases.js';
import { removePostgresData, startPostgres, usePostgres } from './postgres.js';

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
};

describe('startPostgres', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'assent-postgres-')), 'postgres');
  });
  afterEach(async () => {
    await removePostgresData(dataDir);
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  });

  it('keeps its data over a restart, in UTF-8, whatever the locale of the system', async () => {
    const first = await startPostgres({ dataDir });
    expect(await ask(first.url, "SELECT current_setting('server_encoding') AS encoding")).toEqual({
      encoding: 'UTF8',
    });
    await ask(first.url, "CREATE TABLE kept AS SELECT 'Łódź'::text AS city");
    await first.stop();
    await first.stop();

    const second = await startPostgres({ dataDir });
    expect(await ask(second.url, 'SELECT city FROM kept')).toEqual({ city: 'Łódź' });
    await second.stop();
  });

  it('has after a crash what it had committed', async () => {
    const first = await startPostgres({ dataDir });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.crash();

    const second = await startPostgres({ dataDir });
    expect(await ask(second.url, 'SELECT one FROM kept')).toEqual({ one: 1 });
    await second.stop();
  });

  it('asks for the password, also on the loopback address', async () => {
    const server = await startPostgres({ dataDir, durable: false });
    const stranger = new URL(server.url);
    stranger.password = 'guessed';

    await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('stops the server that is still running on the folder and takes its place', async () => {
    const leftBehind = await startPostgres({ dataDir, durable: false });
    const server = await startPostgres({ dataDir, durable: false });

    await expect(ask(leftBehind.url, 'SELECT 1')).rejects.toThrow();
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    await server.stop();
  });

  it('starts though the process id in postmaster.pid belongs to somebody else by now', async () => {
    await (await startPostgres({ dataDir, durable: false })).stop();
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);

    const server = await startPostgres({ dataDir, durable: false });
    expect(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).not.toMatch(
      new RegExp(`^${process.pid}\n`),
    );
    await server.stop();
  });

  it('makes a database and a role per service, which may add trusted extensions and enter no other', async () => {
    const server = await startPostgres({ dataDir, durable: false });
    const wanted = { database: 'customers', role: 'customers', password: 'p/w:1' };
    await ensureServiceDatabase(server.url, { database: 'gateway', role: 'gateway', password: 'x' });
    await ensureServiceDatabase(server.url, wanted);
    const { url, isNew } = await ensureServiceDatabase(server.url, wanted);

    expect(isNew).toBe(false);

    expect(await ask(url, 'SELECT current_user AS role')).toEqual({ role: 'customers' });
    await ask(url, 'CREATE EXTENSION pg_trgm');
    const other = new URL(url);
    other.pathname = '/gateway';
    await expect(ask(other.href, 'SELECT 1')).rejects.toThrow('permission denied');
    await server.stop();
  });
});

describe('usePostgres', () => {
  it('says what to do when the given server does not answer', async () => {
    const given = { POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/postgres' };

    await expect(usePostgres({ dataDir: '/nowhere' }, given)).rejects.toThrow(
      /POSTGRES_URL does not answer: .*ECONNREFUSED.*unset it/,
    );
  });
});
