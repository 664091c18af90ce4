import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROBLEM_TYPE_PREFIX, PROBLEMS, type ProblemCode } from '@assent/contracts';
import { standInBulk } from './bulk';
import { standInCommands } from './commands';
import { standInReads } from './reads';
import { StandInWorld } from './world';

/** What a handler sees of a request. */
export interface StandInRequest {
  readonly world: StandInWorld;
  readonly query: URLSearchParams;
  readonly params: readonly string[];
  readonly body: unknown;
}
export type StandInHandler = (request: StandInRequest) => Promise<unknown> | object | string;

/** Thrown by handlers and by specs that want a call to fail. */
export class StandInProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly errors: readonly { path: string; message: string }[] = [],
    readonly references: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/** One call as the portal made it. */
export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/**
 * A small HTTP server that answers as the gateway does, from an invented world in memory, so that the
 * portal can be tried by itself. Every answer is checked against the contracts by the portal that reads it.
 */
export class GatewayStandIn {
  readonly world: StandInWorld;
  readonly calls: SeenCall[] = [];
  private readonly failures: { matches: RegExp; problem: StandInProblem }[] = [];
  private readonly holds: { matches: RegExp; until: Promise<void> }[] = [];
  private readonly streams = new Set<ServerResponse>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  constructor(customers = 24) {
    this.world = new StandInWorld(customers, (name, data) => {
      for (const stream of this.streams) stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    });
  }

  /** @returns the address it listens at */
  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Lets every call whose "METHOD path" matches fail from now on; returns how to end that. */
  fail(matches: RegExp, problem: StandInProblem): () => void {
    const failure = { matches, problem };
    this.failures.push(failure);
    return () => {
      this.failures.splice(this.failures.indexOf(failure), 1);
    };
  }

  /** Lets every call whose "METHOD path" matches wait from now on; returns how to let them go. */
  hold(matches: RegExp): () => void {
    let letGo = () => {};
    const hold = { matches, until: new Promise<void>((resolve) => (letGo = resolve)) };
    this.holds.push(hold);
    return () => {
      this.holds.splice(this.holds.indexOf(hold), 1);
      letGo();
    };
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const path = url.pathname.replace('/api/v1', '');
    const method = request.method ?? 'GET';
    if (path === '/mca/events') {
      this.openStream(response);
      return;
    }
    const correlationId = String(request.headers['x-correlation-id'] ?? 'none');
    try {
      const body = await bodyOf(request);
      this.calls.push({ method, path, headers: request.headers, body });
      await this.holds.find(({ matches }) => matches.test(`${method} ${path}`))?.until;
      const failure = this.failures.find(({ matches }) => matches.test(`${method} ${path}`));
      if (failure) throw failure.problem;
      const routes = [...standInBulk, ...(method === 'GET' ? standInReads : standInCommands)];
      for (const [pattern, handler] of routes) {
        const match = pattern.exec(`${method} ${path}`);
        if (!match) continue;
        const answer = await handler({
          world: this.world,
          query: url.searchParams,
          params: match.slice(1),
          body,
        });
        send(response, method === 'GET' ? 200 : 201, answer, correlationId);
        return;
      }
      throw new StandInProblem('not_found', `Nothing at ${path}.`);
    } catch (error) {
      // Whoever asked has gone: a page that was left, or a search that goes on with another word.
      if (request.errored) return;
      if (!(error instanceof StandInProblem)) throw error;
      const { status, title } = PROBLEMS[error.code];
      const { code, detail, errors, references } = error;
      send(
        response,
        status,
        { type: PROBLEM_TYPE_PREFIX + code, title, status, detail, code, correlationId, errors, references },
        correlationId,
      );
    }
  }

  private openStream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }
}

function send(response: ServerResponse, status: number, body: unknown, correlationId: string): void {
  response.writeHead(status, {
    'content-type':
      typeof body === 'string' ? 'text/html' : status < 400 ? 'application/json' : 'application/problem+json',
    'x-correlation-id': correlationId,
    'access-control-allow-origin': '*',
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
