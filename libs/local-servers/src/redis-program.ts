import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalServerError } from './server.js';

const run = promisify(execFile);

/** How this machine can run Redis. */
export type RedisProgram =
  | { readonly kind: 'program'; readonly path: string; readonly libraries?: string; readonly origin: string }
  | { readonly kind: 'container'; readonly image: string; readonly origin: string };

/** The newest line that is still BSD-licensed and that Debian ships as well. */
const CONTAINER_IMAGE = 'redis:7.2-alpine';
const DEBIAN_PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'];

/**
 * Looks, in this order, at what costs least: a server on PATH, Debian's packages unpacked by an earlier
 * start, the same packages fetched now (no root, nothing installed), a container engine.
 *
 * @param cacheDir where unpacked packages are kept; may be shared by several starts at the same time
 */
export async function findRedis(cacheDir: string): Promise<RedisProgram> {
  for (const name of ['redis-server', 'valkey-server']) {
    const path = onPath(name);
    if (path !== undefined) return { kind: 'program', path, origin: path };
  }
  const unpacked = join(cacheDir, `redis-${process.arch}`);
  const fromCache = await unpackedServer(unpacked);
  if (fromCache !== undefined) return fromCache;

  const attempts: string[] = [];
  if (onPath('apt-get') !== undefined && onPath('dpkg') !== undefined) {
    const fault = await unpackDebianPackages(cacheDir, unpacked);
    const server = await unpackedServer(unpacked);
    if (server !== undefined) return server;
    attempts.push(`apt-get download did not bring it: ${fault ?? 'the unpacked server does not run'}`);
  }
  if (await containerEngineAnswers()) {
    return { kind: 'container', image: CONTAINER_IMAGE, origin: `container ${CONTAINER_IMAGE}` };
  }
  attempts.push(onPath('docker') === undefined ? 'there is no docker' : 'the docker engine does not answer');
  throw new LocalServerError(
    `There is no Redis on this machine (${attempts.join('; ')}). ${howToInstall()} ` +
      'Or set REDIS_URL to a Redis server of your own.',
  );
}

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The server in a folder of unpacked packages, when it is there and runs with the libraries there. */
async function unpackedServer(folder: string): Promise<RedisProgram | undefined> {
  const path = join(folder, 'usr', 'bin', 'redis-server');
  if (!existsSync(path)) return undefined;
  const libDir = join(folder, 'usr', 'lib');
  const libraries = readdirSync(libDir)
    .filter((entry) => entry.includes('-linux-'))
    .map((entry) => join(libDir, entry))
    .join(':');
  try {
    await run(path, ['--version'], { env: { LD_LIBRARY_PATH: libraries } });
    return { kind: 'program', path, libraries, origin: "Debian's packages, unpacked" };
  } catch {
    return undefined;
  }
}

/** @returns what went wrong, or undefined */
async function unpackDebianPackages(cacheDir: string, target: string): Promise<string | undefined> {
  mkdirSync(cacheDir, { recursive: true });
  // A folder of our own, renamed when complete: two starts at once never see half of it.
  const work = mkdtempSync(join(cacheDir, 'redis-unpack-'));
  try {
    for (const folder of ['lists/partial', 'cache/archives/partial', 'debs', 'root']) {
      mkdirSync(join(work, folder), { recursive: true });
    }
    const apt = (...args: string[]) =>
      run(
        'apt-get',
        [
          ...['-o', `Dir::State::lists=${work}/lists`, '-o', `Dir::Cache=${work}/cache`],
          // Root's apt would change to a user that cannot write here; nobody else could anyway.
          ...['-o', 'Debug::NoLocking=1', '-o', 'APT::Sandbox::User=root', '-q', ...args],
        ],
        { cwd: join(work, 'debs'), maxBuffer: 16 * 1024 * 1024, timeout: 180_000 },
      );
    await apt('update');
    await apt('download', ...DEBIAN_PACKAGES);
    for (const deb of readdirSync(join(work, 'debs')).filter((file) => file.endsWith('.deb'))) {
      await run('dpkg', ['-x', join(work, 'debs', deb), join(work, 'root')]);
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(join(work, 'root'), target);
    return undefined;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    return (stderr ?? String(error)).trim().split('\n').slice(-2).join(' ');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function containerEngineAnswers(): Promise<boolean> {
  try {
    await run('docker', ['info'], { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

function howToInstall(): string {
  if (process.platform === 'darwin') return 'Install it with: brew install redis.';
  if (process.platform === 'win32') return 'On Windows run Assent inside WSL.';
  if (onPath('apt-get') !== undefined) return 'Install it with: sudo apt-get install redis-server.';
  if (onPath('dnf') !== undefined) return 'Install it with: sudo dnf install valkey.';
  if (onPath('apk') !== undefined) return 'Install it with: apk add redis.';
  return "Install your system's package redis or valkey.";
}
