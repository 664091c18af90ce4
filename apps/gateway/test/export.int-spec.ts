import type { WorkListExportRow } from '@assent/contracts';
import { MCA_REASONS } from '@assent/domain';
import { aContact, anAttestationState, anMcaState, waitFor } from '@assent/testing';
import { type ClientRequest, type IncomingMessage, get as httpGet } from 'node:http';
import { once } from 'node:events';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { GatewayUnderTest, INSTANCE_ID } from './gateway-under-test.js';

/** More than a few batches, so that a slow reader leaves most of them unread. */
const ROWS = 40_000;

describe('the export of the work list', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    const { status, nextAction } = MCA_REASONS.waiting_for_customer;
    await gateway.aCustomer(
      ({ customerId }) =>
        anMcaState({
          customerId,
          status,
          nextAction,
          reasonCode: 'waiting_for_customer',
          attestation: anAttestationState({
            contact: aContact({ firstName: '+SUM(A1)', lastName: 'Müller' }),
          }),
        }),
      { companyName: '=HYPERLINK("https://evil.example","x")', country: 'DE' },
    );
    await gateway.aCustomer(undefined, { companyName: 'Zwei, "Söhne"', country: 'AT' });
  });
  afterAll(() => gateway.stop());

  const get = (query: string) => gateway.call('GET', `/api/v1/mca/export?${query}`);

  it('is a CSV file with a name of its own, a line for each customer, and no formulas', async () => {
    const { status, headers, text } = await get('sort=company');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="mca-customers-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^customerId,companyName,domain,tenantId,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    expect(lines[1]).toContain(`,'+SUM(A1),Müller,`);
    expect(lines[2]).toContain('"Zwei, ""Söhne"""');
  });

  it('begins with a byte order mark only when Excel is to read it', async () => {
    const bytes = async (query: string) => {
      const answer = await fetch(`${gateway.service.url}/api/v1/mca/export?${query}`);
      return new Uint8Array(await answer.arrayBuffer()).slice(0, 3);
    };
    expect(await bytes('bom=true')).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    expect(await bytes('bom=false')).not.toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
  });

  it('is JSON that says what the work list says', async () => {
    const { headers, text } = await get('format=json&sort=company&country=AT');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const rows = JSON.parse(text) as WorkListExportRow[];
    const list = await gateway.call('GET', '/api/v1/mca/customers?country=AT');
    const [shown] = list.json['items'] as [Record<string, unknown>];
    const { pendingOperationId, ...expected } = shown;
    expect(pendingOperationId).toBeNull();
    expect(rows).toEqual([expected]);
  });

  it('is whole also when nobody fits the filter', async () => {
    expect((await get('country=CH&format=json')).text).toBe('[]\n');
    expect((await get('country=CH')).text.split('\r\n')).toHaveLength(2);
  });

  it.each(['format=xlsx', 'status=done', 'sort=color', 'country=Germany', 'bom=perhaps', 'reason=none'])(
    'refuses %s with a problem, not with a file',
    async (query) => {
      const { status, headers, json } = await get(query);
      expect(status).toBe(422);
      expect(json['code']).toBe('validation_failed');
      expect(headers.get('content-disposition')).toBeNull();
    },
  );

  it('answers HEAD without reading a row', async () => {
    const { status, text } = await gateway.call('HEAD', '/api/v1/mca/export');
    expect(status).toBe(200);
    expect(text).toBe('');
  });

  describe('of many customers', () => {
    beforeAll(() =>
      gateway.database.dataSource.query(
        `INSERT INTO customer_view (customer_id, customer_version, provider_instance_id, company_name, country,
           lifecycle, customer_created_at, customer_updated_at, status_since, last_activity_at)
         SELECT gen_random_uuid(), 1, $1, 'Company ' || i || repeat(' with a long name', 20), 'NL', 'active', now(),
           now(), now(), now()
         FROM generate_series(1, ${String(ROWS)}) AS i`,
        [INSTANCE_ID],
      ),
    );

    it('has every one of them', async () => {
      const { text } = await get('country=NL');
      expect(text.split('\r\n')).toHaveLength(ROWS + 2);
    });

    it('lets a few run at a time, and gives the place of one that was broken off to the next', async () => {
      const url = `${gateway.service.url}/api/v1/mca/export?country=NL`;
      // They take the first piece and then nothing more.
      const readers: ClientRequest[] = [];
      for (let n = 0; n < GATEWAY_POLICY.exportsAtOnce; n++) readers.push(await startReading(url));
      const { status, json, headers } = await get('country=NL');
      expect([status, json['code']]).toEqual([429, 'too_many_requests']);
      expect(headers.get('retry-after')).not.toBeNull();

      for (const reader of readers) reader.destroy();
      await waitFor(async () => (await get('country=AT')).status === 200, {
        what: 'a place to be free again',
      });
      await waitFor(
        async () => {
          const [row] = await gateway.database.dataSource.query<[{ open: number }]>(
            `SELECT count(*)::int AS open FROM pg_stat_activity
             WHERE datname = current_database() AND state = 'idle in transaction'`,
          );
          return row.open === 0;
        },
        { what: 'the connections to come back' },
      );
    });
  });
});

/** A reader that takes the first piece of an answer and leaves the rest where it is. */
async function startReading(url: string): Promise<ClientRequest> {
  const request = httpGet(url, { agent: false });
  // What happens to a connection that is broken off does not matter to it.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await once(response, 'readable');
  return request;
}
