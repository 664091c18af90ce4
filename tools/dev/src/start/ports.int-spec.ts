import { freeProductPorts } from '@assent/local-servers';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readPorts, takenPorts } from './ports.js';

describe('the ports of npm start', () => {
  it('have defaults and one variable each', () => {
    expect(readPorts({ GATEWAY_PORT: '9000', SMTP_PORT: '' })).toMatchObject({
      gateway: 9000,
      public: 8081,
      smtp: 1025,
    });
  });

  it('names every variable that is wrong at once, also two that are the same', () => {
    expect(() => readPorts({ GATEWAY_PORT: 'http', SMTP_PORT: '70000', PUBLIC_PORT: '8090' })).toThrow(
      'GATEWAY_PORT must be a port number from 1 to 65535.\n' +
        'SMTP_PORT must be a port number from 1 to 65535.\n' +
        'PUBLIC_PORT and SANDBOX_PORT are both 8090.',
    );
  });

  it('says which one is used by somebody else, and how to choose another', async () => {
    const ports = await freeProductPorts();
    expect(await takenPorts(ports)).toEqual([]);
    const other = createServer().listen(ports.sandbox, '127.0.0.1');
    await once(other, 'listening');

    expect(await takenPorts(ports)).toEqual([
      expect.stringMatching(new RegExp(`^Port ${ports.sandbox} .*SANDBOX_PORT=\\d+ npm start$`)),
    ]);
    other.close();
    await once(other, 'close');
  });
});
