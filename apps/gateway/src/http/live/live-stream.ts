import type { McaStreamEventName } from '@assent/contracts';
import type { FastifyReply } from 'fastify';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

/** One reader's open stream of server-sent events. */
export class LiveStream {
  private readonly heartbeat: NodeJS.Timeout;
  private open = true;

  /** Takes the answer over and writes it from here on; `ended` is called once, whoever ended it. */
  constructor(
    private readonly reply: FastifyReply,
    private readonly ended: () => void,
  ) {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...definedHeaders(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Nothing follows on this connection; left open it would hold up the server's end.
      connection: 'close',
      // Proxies of the nginx family hold answers back unless told not to.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    raw.once('close', () => {
      this.end();
    });
    // Otherwise a write after the reader has gone ends the process.
    raw.on('error', () => {
      this.end();
    });
    this.heartbeat = setInterval(() => {
      this.write(': still here\n\n');
    }, GATEWAY_POLICY.sseHeartbeatMs);
  }

  /** @param id left out for what is not logged and so cannot be resumed from */
  send(name: McaStreamEventName, data: object, id?: string): void {
    const idLine = id === undefined ? '' : `id: ${id}\n`;
    this.write(`${idLine}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.heartbeat);
    const { raw } = this.reply;
    raw.end();
    // One that does not read would keep the connection, and with it the process, open.
    const cutOff = setTimeout(() => raw.destroy(), GATEWAY_POLICY.sseGoodbyeMs);
    raw.once('close', () => {
      clearTimeout(cutOff);
    });
    this.ended();
  }

  private write(text: string): void {
    if (!this.open) return;
    this.reply.raw.write(text);
    // A reader that does not read would fill our memory; it comes back and resumes.
    if (this.reply.raw.writableLength > GATEWAY_POLICY.sseBacklogBytes) this.reply.raw.destroy();
  }
}

function definedHeaders(reply: FastifyReply): Record<string, number | string | string[]> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).filter(
      (header): header is [string, number | string | string[]] => header[1] !== undefined,
    ),
  );
}
