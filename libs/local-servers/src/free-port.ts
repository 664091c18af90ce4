import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to outgoing connections: one of those
 * could be taken by any connection between our asking and the server's listening.
 */
const RANGE = { from: 20_000, to: 32_000 } as const;

/** A TCP port on the loopback address that nobody listens on at this moment, chosen at random. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(RANGE.from, RANGE.to);
    if (!(await isPortTaken(port))) return port;
  }
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
