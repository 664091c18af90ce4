import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_CLOSING } from './http-policy.js';

/**
 * One listener, which knows its connections, so that it can close without cutting a request.
 *
 * Node's own `close` cannot: it waits for connections over which nothing was ever asked (browsers and balancers
 * open them in advance) until their headers time out, and closes kept ones under a request that is on its way.
 */
export class HttpDoor {
  /** The answers that are owed over each open connection. */
  private readonly owed = new Map<Socket, Set<ServerResponse>>();
  private closing = false;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.owed.set(socket, new Set());
      socket.once('close', () => this.owed.delete(socket));
    });
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      const answers = this.owed.get(request.socket);
      answers?.add(response);
      response.once('close', () => answers?.delete(response));
      if (this.closing) endConnectionAfter(response);
    });
  }

  /** From now on each answer ends its connection, also those to requests that are being handled. */
  announceEnd(): void {
    this.closing = true;
    for (const answers of this.owed.values()) answers.forEach(endConnectionAfter);
  }

  /**
   * Answers what was asked, and closes.
   *
   * @returns how many requests had no answer in time and were cut off
   */
  async close(): Promise<number> {
    this.announceEnd();
    const start = Date.now();
    await this.until(() => this.owed.size === 0, start + HTTP_CLOSING.lingerMs);
    this.closeUnused();
    this.server.close();
    const done = await this.until(() => {
      // What has just been answered with a header that was sent before the end was known.
      this.closeUnused();
      return this.owed.size === 0;
    }, start + HTTP_CLOSING.answerMs);
    const cut = [...this.owed.values()].reduce((sum, answers) => sum + answers.size, 0);
    if (!done) this.server.closeAllConnections();
    return cut;
  }

  private closeUnused(): void {
    for (const [socket, answers] of this.owed) if (answers.size === 0) socket.destroySoon();
  }

  private async until(condition: () => boolean, deadline: number): Promise<boolean> {
    while (!condition()) {
      if (Date.now() >= deadline) return false;
      await sleep(HTTP_CLOSING.lookMs);
    }
    return true;
  }
}

function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
