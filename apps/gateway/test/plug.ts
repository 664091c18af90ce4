import { freePort } from '@assent/testing';
import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';

/** Stands between the gateway and PostgreSQL and can be pulled out. */
export class Plug {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private target = new URL('tcp://127.0.0.1');
  private port = 0;

  /** Plugs in before the server at `url`; answers the address to use instead. */
  async standBefore(url: string): Promise<string> {
    this.target = new URL(url);
    // Not one that the system picks: while it is pulled out, it would give the same port to somebody's connection.
    this.port = await freePort();
    await this.plugIn();
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(this.port);
    return through.href;
  }

  /** Lets connections through, again at the same address. */
  async plugIn(): Promise<void> {
    this.server = createServer((socket) => {
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const one of [socket, upstream]) {
        this.sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => this.sockets.delete(one));
      }
      socket.pipe(upstream).pipe(socket);
      upstream.on('close', () => socket.destroy());
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async pullOut(): Promise<void> {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    if (this.server?.listening === true) await once(this.server, 'close');
  }
}
