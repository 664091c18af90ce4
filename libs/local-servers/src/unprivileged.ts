import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LocalServerError } from './server.js';

/** `nobody` on Debian, Ubuntu, Fedora, Alpine and macOS's containers; a number, so that it need not exist. */
const NOBODY = 65534;

/** How a program that refuses to run as root is run by the user we are. */
export interface UnprivilegedRun {
  /** Folder of the PostgreSQL package to use. */
  readonly packageDir: string;
  /** Folder for the program's data: the one wished for, unless it cannot be reached. */
  readonly dataDir: string;
  /** What goes before the command. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** Hands a file or folder to the user that the program runs as. */
  give(path: string): void;
}

/**
 * PostgreSQL refuses root. An ordinary user simply runs it; root runs it as nobody, or, when nobody cannot
 * enter the folders (a checkout below /root), in a user namespace, or from a copy below /var/tmp.
 */
export function planUnprivilegedRun(packageDir: string, dataDir: string): UnprivilegedRun {
  if (process.getuid?.() !== 0) {
    return { packageDir, dataDir, prefix: [], give: () => undefined };
  }
  const asNobody = {
    prefix: [],
    uid: NOBODY,
    gid: NOBODY,
    give: (path: string) => {
      chownSync(path, NOBODY, NOBODY);
    },
  };
  if (othersCanEnter(packageDir) && othersCanEnter(dirname(dataDir))) {
    return { packageDir, dataDir, ...asNobody };
  }
  if (canMapUsers()) {
    // Root outside is nobody inside, so files stay root's.
    const prefix = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
    return {
      packageDir,
      dataDir,
      prefix,
      give: (path) => {
        chownSync(path, 0, 0);
      },
    };
  }
  const substitute = substituteDataDir(dataDir);
  claimFolder(dirname(substitute));
  return { packageDir: copyPackage(packageDir), dataDir: substitute, ...asNobody };
}

/** Everybody may write to /var/tmp: a folder that somebody else has put there under our name is not used. */
function claimFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (statSync(folder).uid === process.getuid?.()) return;
  throw new LocalServerError(`${folder} belongs to another user. Delete it, or set POSTGRES_URL.`);
}

/** The folder below /var/tmp that stands for a data folder that nobody could not enter. */
export function substituteDataDir(dataDir: string): string {
  const key = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  return join('/var/tmp', `assent-${key}`, basename(dataDir));
}

/** Whether a user who owns nothing here may pass through every folder down to this one. */
function othersCanEnter(folder: string): boolean {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

function canMapUsers(): boolean {
  try {
    execFileSync('unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', 'true'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function copyPackage(packageDir: string): string {
  const version = createHash('sha256').update(packageDir).digest('hex').slice(0, 12);
  const copy = join('/var/tmp', `assent-postgres-${version}`);
  if (existsSync(copy)) {
    claimFolder(copy);
    return copy;
  }
  // A copy that was interrupted keeps its own name and is never taken for a whole one.
  const partial = `${copy}.${process.pid}`;
  mkdirSync(partial, { mode: 0o755 });
  cpSync(packageDir, partial, { recursive: true, verbatimSymlinks: true });
  chmodSync(partial, 0o755);
  try {
    renameSync(partial, copy);
  } catch {
    // Another start was quicker.
    rmSync(partial, { recursive: true, force: true });
  }
  return copy;
}
