import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to outgoing connections: one of those
 * could be taken by any connection between our asking and the server's listening.
 */
const RANGE = { from: 20_000, to: 32_000 } as const;

/** By then whoever asked for a port listens on it, or never will. */
const CLAIM_MS = 10 * 60_000;

/**
 * A TCP port on the loopback address that nobody listens on at this moment, chosen at random. Nobody else who asks
 * here is given it, in no process: a server that starts takes seconds until it listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(RANGE.from, RANGE.to);
    if (claim(port) && !(await isPortTaken(port))) return port;
  }
}

/** False when somebody has been given the port not long ago. */
function claim(port: number): boolean {
  const folder = join(tmpdir(), `assent-ports-${process.getuid?.() ?? 'all'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, String(port));
  try {
    // Of several processes one creates it.
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch {
    if (ageOf(file) > CLAIM_MS) rmSync(file, { force: true });
    return false;
  }
}

/** In milliseconds; 0 for a file that is gone by now. */
function ageOf(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

/** Whether somebody already listens on this port of the loopback address. */
export function isPortTaken(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      else reject(error);
    });
    probe.listen(port, host, () =>
      probe.close(() => {
        resolve(false);
      }),
    );
  });
}
