import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port.js';
import { locatePostgresPackage } from './postgres-binaries.js';
import { stopLeftBehindPostgres } from './postgres-left-behind.js';
import { serverPassword } from './server-password.js';
import { givenServer, LocalServerError, type LocalServer, type ServerOptions } from './server.js';
import { ServerProcess } from './server-process.js';
import { planUnprivilegedRun, substituteDataDir, type UnprivilegedRun } from './unprivileged.js';

const SUPERUSER = 'postgres';
/** Long enough for crash recovery of a developer's database on a slow disk. */
const START_DEADLINE_MS = 60_000;

/** What a connection string of the environment gives, else a server of our own. */
export async function usePostgres(
  options: ServerOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<LocalServer> {
  const given = environment['POSTGRES_URL'];
  if (given === undefined || given === '') return startPostgres(options);
  const fault = await whyNoConnection(given);
  if (fault !== undefined) {
    throw new LocalServerError(
      `The PostgreSQL server of POSTGRES_URL does not answer: ${fault}. Correct the address, or unset it ` +
        'to let Assent start a server of its own.',
    );
  }
  return givenServer(given, 'POSTGRES_URL');
}

/**
 * Starts PostgreSQL 18 from the npm package, listening on the loopback address only, in UTF-8. A server
 * that an earlier, killed start left on the same folder is stopped first; what it stored is kept.
 */
export async function startPostgres(options: ServerOptions): Promise<LocalServer> {
  const packageDir = await locatePostgresPackage();
  const run = planUnprivilegedRun(packageDir, resolve(options.dataDir));
  // Others must be able to pass through to the cluster, which is closed to all but its owner.
  mkdirSync(run.dataDir, { recursive: true, mode: 0o755 });
  const cluster = join(run.dataDir, 'cluster');
  await stopLeftBehindPostgres(cluster);
  const password = serverPassword(run.dataDir);
  const durable = options.durable ?? true;
  if (!existsSync(cluster)) await initialise(run, cluster, password, durable);

  const port = options.port ?? (await freePort());
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const server = ServerProcess.spawn(
    'PostgreSQL',
    command(run, 'postgres', ['-D', cluster, '-p', String(port), ...settings(durable)]),
    { cwd: '/', env: libraryPath(run), ...identity(run), logFile: join(run.dataDir, 'postgres.log') },
  );
  await server.waitUntil(async () => {
    const fault = await whyNoConnection(url);
    if (fault?.includes('password authentication failed') === true) {
      await server.stop('SIGINT');
      throw new LocalServerError(
        `The password in ${run.dataDir} is not that of the database there. Put the right one back, or delete ` +
          'the folder to start over.',
      );
    }
    return fault === undefined;
  }, START_DEADLINE_MS);
  return {
    url,
    origin: 'PostgreSQL 18 from npm',
    ended: server.ended,
    // PostgreSQL's fast shutdown: connections are closed, everything is written.
    stop: () => server.stop('SIGINT'),
    // Its immediate shutdown: nothing is written any more. A SIGKILL would leave its children behind.
    crash: () => server.stop('SIGQUIT'),
  };
}

/** Deletes everything that a stopped server stored for this folder, wherever it had to be kept. */
export async function removePostgresData(dataDir: string): Promise<void> {
  for (const folder of [resolve(dataDir), substituteDataDir(dataDir)]) {
    await stopLeftBehindPostgres(join(folder, 'cluster'));
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(dirname(substituteDataDir(dataDir)), { recursive: true, force: true });
}

async function initialise(
  run: UnprivilegedRun,
  cluster: string,
  password: string,
  durable: boolean,
): Promise<void> {
  // Initialised under another name: an interrupted initdb is never taken for a database.
  const partial = `${cluster}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  run.give(partial);
  const passwordFile = join(run.dataDir, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  run.give(passwordFile);
  const [program, ...args] = command(run, 'initdb', [
    ...['-D', partial, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // Without these a system without a UTF-8 locale gets SQL_ASCII.
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ]);
  try {
    await promisify(execFile)(program, args, { cwd: '/', env: libraryPath(run), ...identity(run) });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new LocalServerError(`PostgreSQL could not be initialised: ${stderr ?? String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, cluster);
}

function settings(durable: boolean): string[] {
  const chosen: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    // The socket's folder differs by system and may not be writable; TCP is enough.
    unix_socket_directories: '',
    // Five services with pools, several at a time in tests.
    max_connections: '300',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function command(run: UnprivilegedRun, program: string, args: string[]): [string, ...string[]] {
  const [first, ...rest] = [...run.prefix, join(run.packageDir, 'native', 'bin', program), ...args];
  return [first ?? program, ...rest];
}

function identity(run: UnprivilegedRun): { uid?: number; gid?: number } {
  return run.uid === undefined || run.gid === undefined ? {} : { uid: run.uid, gid: run.gid };
}

function libraryPath(run: UnprivilegedRun): NodeJS.ProcessEnv {
  // Nothing of our environment: it may hold keys, and PG* variables that mean another server.
  return { PATH: process.env['PATH'], LD_LIBRARY_PATH: join(run.packageDir, 'native', 'lib') };
}

/** Undefined when a connection can be made, else the reason in the words of the driver. */
async function whyNoConnection(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away between connecting and closing is no reason to crash.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
