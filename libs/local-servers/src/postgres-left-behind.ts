import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './server-process.js';

/** A fast shutdown writes everything out first; afterwards the process is killed, and recovers at its next start. */
const STOP_DEADLINE_MS = 10_000;

/**
 * After a kill -9 of whoever started it, a server and its `postmaster.pid` stay behind. Stops that server;
 * removes the file when its process id belongs to somebody else by now, which PostgreSQL would refuse.
 */
export async function stopLeftBehindPostgres(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgresOf(cluster, pid)) {
    rmSync(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_DEADLINE_MS;
  while (isPostgresOf(cluster, pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGKILL');
      // Its children hold the shared memory for a moment longer.
      await pause(500);
      return;
    }
    await pause(50);
  }
}

function isPostgresOf(cluster: string, pid: number): boolean {
  const line = commandLine(pid);
  return line.includes('postgres') && line.includes(cluster);
}

/** The command line of a running process; empty when there is none. */
function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
