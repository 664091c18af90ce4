import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COMMAND_PATIENCE, runCommand } from './commands';
import { announceOperationSettled } from './operation-signal';
import { ApiProblem } from './problem';

const nodeFetch = globalThis.fetch;
const operation = {
  id: '0192f0a0-0000-7000-8000-0000000000d1',
  command: 'create-agreement',
  state: 'pending',
  customerId: null,
  resource: null,
  problem: null,
  createdAt: '2026-02-03T09:30:00.000Z',
  settledAt: null,
};
const problem = {
  type: 'urn:assent:problem:microsoft_refused',
  title: 'Microsoft refused the request',
  status: 422,
  detail: 'The signatory is known already.',
  code: 'microsoft_refused',
  correlationId: 'c-1',
};

let server: Server;
let seen: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const json = (response: ServerResponse, status: number, body: object) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (input, init) => nodeFetch(`http://127.0.0.1:${port}${input as string}`, init);
});
afterEach(async () => {
  globalThis.fetch = nodeFetch;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('runCommand', () => {
  it('sends the same key again when the answer was lost', async () => {
    answer = (request, response) => {
      if (seen.length === 1) request.socket.destroy();
      else json(response, 201, { id: 'whatever' });
    };
    await expect(runCommand({ path: '/x' })).resolves.toMatchObject({ state: 'succeeded' });
    expect(seen).toHaveLength(2);
    expect(seen[0]!.headers['idempotency-key']).toBe(seen[1]!.headers['idempotency-key']);
  });

  it('follows an accepted command until it is settled', async () => {
    answer = (request, response) => {
      if (request.method === 'POST') {
        json(response, 202, operation);
        setTimeout(() => {
          announceOperationSettled(operation.id);
        }, 50);
      } else json(response, 200, { ...operation, state: 'succeeded', settledAt: operation.createdAt });
    };
    await expect(runCommand({ path: '/x' })).resolves.toMatchObject({ state: 'succeeded' });
    expect(seen.at(-1)!.url).toBe(`/api/v1/operations/${operation.id}`);
  });

  it('throws the problem of a command that is refused later', async () => {
    answer = (request, response) => {
      if (request.method === 'POST') json(response, 202, operation);
      else json(response, 200, { ...operation, state: 'refused', problem });
    };
    await expect(runCommand({ path: '/x' })).rejects.toMatchObject({
      code: 'microsoft_refused',
      correlationId: 'c-1',
    });
  });

  it('tells why it takes so long when it stops waiting', async () => {
    const hint = { code: 'outcome_delayed', detail: 'Microsoft does not answer.' };
    answer = (request, response) => {
      const tooLate = Date.now() + COMMAND_PATIENCE.giveUpAfterMs;
      if (request.method === 'POST') {
        json(response, 202, operation);
        setTimeout(() => {
          announceOperationSettled(operation.id);
        }, 50);
      } else {
        jest.spyOn(Date, 'now').mockReturnValue(tooLate);
        json(response, 200, { ...operation, hint });
      }
    };
    await expect(runCommand({ path: '/x' })).resolves.toMatchObject({ state: 'pending', hint: hint.detail });
    jest.restoreAllMocks();
  });

  it('does not repeat a refusal', async () => {
    answer = (_, response) => {
      json(response, 409, { ...problem, status: 409 });
    };
    await expect(runCommand({ path: '/x' })).rejects.toBeInstanceOf(ApiProblem);
    expect(seen).toHaveLength(1);
  });

  it('tells an answer that is not ours from a problem, and keeps an id to quote', async () => {
    answer = (_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    };
    await expect(runCommand({ path: '/x' })).rejects.toMatchObject({
      kind: 'unreadable',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    });
  });
});
