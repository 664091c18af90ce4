import { waitFor } from '@assent/testing';
import { GatewayUnderTest } from './gateway-under-test.js';
import { Plug } from './plug.js';

describe('without PostgreSQL', () => {
  it('answers 503 and when to come back, and works on by itself afterwards', async () => {
    const plug = new Plug();
    const gateway = await GatewayUnderTest.start({}, (url) => plug.standBefore(url));
    try {
      expect((await gateway.call('GET', '/api/v1/mca/summary')).status).toBe(200);
      await plug.pullOut();
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

      await plug.plugIn();
      await waitFor(async () => (await gateway.call('GET', '/api/v1/mca/summary')).status === 200, {
        what: 'the gateway to work on',
      });
      await gateway.aCustomer();
    } finally {
      await gateway.stop();
      await plug.pullOut();
    }
  });
});
