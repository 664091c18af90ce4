import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { findRedis, type RedisProgram } from './redis-program.js';
import { serverPassword } from './server-password.js';
import { givenServer, LocalServerError, type LocalServer, type ServerOptions } from './server.js';
import { pause, ServerProcess } from './server-process.js';

/** How to start Redis. */
export interface RedisOptions extends ServerOptions {
  /** Where packages that had to be fetched are kept between starts. Default: inside `dataDir`. */
  readonly cacheDir?: string;
  /** How many numbered databases it holds. Default 16, as Redis has it. */
  readonly databases?: number;
}

/** Long enough to read a large append-only file. */
const START_DEADLINE_MS = 60_000;
/** Pulling the image over a slow line comes on top. */
const CONTAINER_DEADLINE_MS = 300_000;

/** What a connection string of the environment gives, else a server of our own. */
export async function useRedis(
  options: RedisOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<LocalServer> {
  const given = environment['REDIS_URL'];
  if (given === undefined || given === '') return startRedis(options);
  if (!(await answers(given))) {
    throw new LocalServerError(
      'The Redis server of REDIS_URL does not answer. Correct the address, or unset it to let Assent start ' +
        'a server of its own.',
    );
  }
  return givenServer(given, 'REDIS_URL');
}

/**
 * Starts Redis or Valkey on a port of its own (never 6379), loopback only, behind a password, with an
 * append-only file and without eviction, which is what queues need. A server that an earlier, killed start
 * left on the same folder is stopped first; what it stored is kept.
 */
export async function startRedis(options: RedisOptions): Promise<LocalServer> {
  const dataDir = resolve(options.dataDir);
  const program = await findRedis(options.cacheDir ?? join(dataDir, 'cache'));
  const store = join(dataDir, 'store');
  mkdirSync(store, { recursive: true, mode: 0o700 });
  await stopLeftBehindRedis(dataDir);

  const port = options.port ?? (await freePort());
  const password = serverPassword(dataDir);
  const url = `redis://:${password}@127.0.0.1:${port}`;
  // In a file, because a command line can be read by every user of the machine.
  writeFileSync(join(dataDir, 'redis.conf'), configuration(options, { port, password, store, program }), {
    mode: 0o600,
  });
  writeFileSync(join(dataDir, 'address'), url, { mode: 0o600 });
  const server = spawnServer(program, dataDir, port);
  await server.waitUntil(
    () => answers(url),
    program.kind === 'container' ? CONTAINER_DEADLINE_MS : START_DEADLINE_MS,
  );
  return {
    url,
    origin: program.origin,
    ended: server.ended,
    // SIGTERM writes the append-only file out before it ends.
    stop: async () => {
      await server.stop('SIGTERM');
      rmSync(join(dataDir, 'address'), { force: true });
    },
    crash: async () => {
      // A container outlives the client that runs it.
      if (program.kind === 'container') await removeContainer(dataDir);
      await server.stop('SIGKILL');
      rmSync(join(dataDir, 'address'), { force: true });
    },
  };
}

interface Chosen {
  readonly port: number;
  readonly password: string;
  readonly store: string;
  readonly program: RedisProgram;
}

function configuration(options: RedisOptions, { port, password, store, program }: Chosen): string {
  const inContainer = program.kind === 'container';
  return [
    `bind ${inContainer ? '0.0.0.0' : '127.0.0.1'}`,
    `port ${inContainer ? 6379 : port}`,
    `requirepass ${password}`,
    `dir ${inContainer ? '/data' : JSON.stringify(store)}`,
    `databases ${options.databases ?? 16}`,
    // Evicting a key would lose jobs without a word.
    'maxmemory-policy noeviction',
    'appendonly yes',
    `appendfsync ${(options.durable ?? true) ? 'everysec' : 'no'}`,
    // The append-only file is the store; snapshots next to it would only cost.
    'save ""',
    'daemonize no',
    '',
  ].join('\n');
}

function spawnServer(program: RedisProgram, dataDir: string, port: number): ServerProcess {
  const logFile = join(dataDir, 'redis.log');
  const configFile = join(dataDir, 'redis.conf');
  if (program.kind === 'program') {
    return ServerProcess.spawn('Redis', [program.path, configFile], {
      cwd: dataDir,
      env: {
        PATH: process.env['PATH'],
        ...(program.libraries === undefined ? {} : { LD_LIBRARY_PATH: program.libraries }),
      },
      logFile,
    });
  }
  return ServerProcess.spawn(
    'Redis',
    [
      ...(['docker', 'run', '--rm', '--name', containerName(dataDir)] as const),
      ...['--publish', `127.0.0.1:${port}:6379`, '--volume', `${join(dataDir, 'store')}:/data`],
      ...['--volume', `${configFile}:/etc/assent-redis.conf:ro`, '--user', userOfContainer()],
      ...[program.image, 'redis-server', '/etc/assent-redis.conf'],
    ],
    { cwd: dataDir, env: process.env, logFile },
  );
}

/** The container writes as us, or its files could not be deleted by us later. */
function userOfContainer(): string {
  return `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
}

function containerName(dataDir: string): string {
  return `assent-redis-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
}

/** Stops the server that a killed start left on this folder, if it is still there. */
export async function stopLeftBehindRedis(dataDir: string): Promise<void> {
  const addressFile = join(resolve(dataDir), 'address');
  if (!existsSync(addressFile)) return;
  const url = readFileSync(addressFile, 'utf8');
  if (await answers(url)) {
    const client = connect(url);
    // The connection ends with the server, which the client reports as an error.
    await client.shutdown().catch(() => undefined);
    client.disconnect();
    for (let tries = 0; tries < 200 && (await answers(url)); tries += 1) await pause(50);
  }
  await removeContainer(resolve(dataDir));
  rmSync(addressFile, { force: true });
}

async function removeContainer(dataDir: string): Promise<void> {
  await promisify(execFile)('docker', ['rm', '--force', containerName(dataDir)], {
    timeout: 10_000,
  }).catch(() => undefined);
}

/** Deletes everything that a stopped server stored in this folder. */
export async function removeRedisData(dataDir: string): Promise<void> {
  await stopLeftBehindRedis(dataDir);
  rmSync(resolve(dataDir), { recursive: true, force: true });
}

function connect(url: string): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Whoever uses the client sees the failure of the command itself.
  client.on('error', () => undefined);
  return client;
}

async function answers(url: string): Promise<boolean> {
  const client = connect(url);
  try {
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
