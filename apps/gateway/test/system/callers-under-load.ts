import { Agent, type IncomingMessage, request } from 'node:http';
import { type Socket, connect } from 'node:net';

/** What became of one request. `cut`: it was accepted, or at least not refused, and got no whole answer. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'cut'; readonly why: string };

/**
 * Somebody who asks again and again over one kept connection, as balancers and order systems do, and goes to
 * another replica once this one says that the connection ends.
 */
export class SteadyReader {
  readonly outcomes: Outcome[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly done: Promise<void>;

  constructor(private readonly url: string) {
    this.done = this.readOn();
  }

  private async readOn(): Promise<void> {
    for (let wanted = true; wanted;) {
      const outcome = await send(this.agent, this.url, { method: 'GET' });
      this.outcomes.push(outcome.outcome);
      wanted = outcome.outcome.kind === 'answered' && !outcome.isLast;
    }
    this.agent.destroy();
  }
}

/** A command whose caller waits for its outcome as long as the API allows. */
export async function heldCommand(url: string, body: unknown): Promise<Outcome> {
  const { outcome } = await send(new Agent(), url, {
    method: 'POST',
    headers: { prefer: 'wait=30', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return outcome;
}

/** A reader of the event stream; answers once it is open. */
export function openStream(url: string): Promise<{ readonly ended: Promise<'complete' | 'cut'> }> {
  return new Promise((resolve, reject) => {
    request(url)
      .on('response', (response) => {
        const ended = new Promise<'complete' | 'cut'>((end) => {
          response.on('error', () => {
            end('cut');
          });
          response.on('close', () => {
            end(response.complete ? 'complete' : 'cut');
          });
        });
        response.resume();
        resolve({ ended });
      })
      .on('error', reject)
      .end();
  });
}

/** A connection that was opened in advance, over which nothing is ever asked. */
export function openSilently(url: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

function send(
  agent: Agent,
  url: string,
  { body, ...options }: { method: string; headers?: Record<string, string>; body?: string },
): Promise<{ readonly outcome: Outcome; readonly isLast: boolean }> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome, isLast = true) => {
      resolve({ outcome, isLast });
    };
    const failed = (error: NodeJS.ErrnoException) => {
      const { code = error.message } = error;
      end(code === 'ECONNREFUSED' ? { kind: 'refused' } : { kind: 'cut', why: code });
    };
    request(url, { agent, ...options })
      .on('error', failed)
      .on('response', (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('error', failed);
        response.on('end', () => {
          const isLast = response.headers.connection === 'close';
          end({ kind: 'answered', status: response.statusCode ?? 0, body: text }, isLast);
        });
      })
      .end(body);
  });
}
