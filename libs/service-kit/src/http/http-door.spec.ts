import { waitFor } from '@assent/testing';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { HttpDoor } from './http-door.js';
import { HTTP_CLOSING } from './http-policy.js';

/** What a spec changes of it. */
const policy: { lingerMs: number } = HTTP_CLOSING;

describe('a door that closes', () => {
  let server: Server;
  let door: HttpDoor;
  let port: number;
  let waiting: ServerResponse[];
  let agent: Agent;

  beforeEach(async () => {
    waiting = [];
    server = createServer((incoming, response) => {
      if (incoming.url === '/slow') waiting.push(response);
      else response.end('done');
    });
    door = new HttpDoor(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
  });
  afterEach(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  const get = async (path: string): Promise<IncomingMessage> => {
    const asked = request({ port, path, agent }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    return response;
  };

  it('answers what is being handled, and says that the connection ends', async () => {
    const answer = get('/slow');
    await waitFor(() => waiting.length === 1, { what: 'the request' });
    const closed = door.close();
    waiting[0]!.end('late');
    expect((await answer).headers.connection).toBe('close');
    expect(await closed).toBe(0);
  });

  it('answers the next request of a connection that was kept, and no further one', async () => {
    expect((await get('/')).headers.connection).toBe('keep-alive');
    // The next request must not come too late, however busy the machine is.
    const longer = jest.replaceProperty(policy, 'lingerMs', 4_000);
    const closed = door.close();
    const next = await get('/');
    expect([next.statusCode, next.headers.connection]).toEqual([200, 'close']);
    expect(await closed).toBe(0);
    longer.restore();
    await expect(get('/')).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for connections over which nothing was asked', async () => {
    const silent: Socket = connect(port, '127.0.0.1');
    await once(server, 'connection');
    const ended = once(silent, 'close');
    silent.resume();
    expect(await door.close()).toBe(0);
    await ended;
  });

  it('cuts off what has no answer in time, and says how much that was', async () => {
    const answer = get('/slow');
    await waitFor(() => waiting.length === 1, { what: 'the request' });
    const cut = expect(answer).rejects.toThrow('socket hang up');
    expect(await door.close()).toBe(1);
    await cut;
  });
});
