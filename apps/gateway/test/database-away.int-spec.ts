import { waitFor } from '@assent/testing';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { GatewayUnderTest } from './gateway-under-test.js';

/** Stands between the gateway and PostgreSQL and can be pulled out. */
class Plug {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(private readonly target: URL) {}

  async plugIn(port = 0): Promise<number> {
    this.server = createServer((socket) => {
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const one of [socket, upstream]) {
        this.sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => this.sockets.delete(one));
      }
      socket.pipe(upstream).pipe(socket);
      upstream.on('close', () => socket.destroy());
    }).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async pullOut(): Promise<void> {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    if (this.server?.listening === true) await once(this.server, 'close');
  }
}

describe('without PostgreSQL', () => {
  it('answers 503 and when to come back, and works on by itself afterwards', async () => {
    let plug: Plug | undefined;
    let port = 0;
    const gateway = await GatewayUnderTest.start({}, async (url) => {
      const through = new URL(url);
      plug = new Plug(new URL(url));
      port = await plug.plugIn();
      through.hostname = '127.0.0.1';
      through.port = String(port);
      return through.href;
    });
    try {
      expect((await gateway.call('GET', '/api/v1/mca/summary')).status).toBe(200);
      await plug!.pullOut();
      for (const path of ['/api/v1/mca/summary', '/api/v1/customers']) {
        const answer = await gateway.call('GET', path);
        expect(answer.status).toBe(503);
        expect(answer.json['code']).toBe('service_unavailable');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      const command = await gateway.call('POST', '/api/v1/customers/import', { body: {} });
      expect(command.status).toBe(503);
      const page = await gateway.call(
        'GET',
        `/a/${gateway.tokens.issue('0192f0a0-0000-7000-8000-0000000000b1')}`,
      );
      expect(page.status).toBe(503);
      expect(page.text).toContain('not available at the moment');
      expect((await gateway.call('GET', '/health/ready')).status).toBe(503);
      expect((await gateway.call('GET', '/health/live')).status).toBe(200);

      await plug!.plugIn(port);
      await waitFor(async () => (await gateway.call('GET', '/api/v1/mca/summary')).status === 200, {
        deadlineMs: 10_000,
        what: 'the gateway to work on',
      });
      await gateway.aCustomer();
    } finally {
      await gateway.stop();
      await plug?.pullOut();
    }
  }, 60_000);
});
