import { request } from 'undici';
import { IMPORT_INSTANCE } from '../data/own-instances.js';
import { atMost, benchRow } from '../report/bench-row.js';
import { inSeconds, timed } from '../timed.js';
import { callGateway, untilSeen } from '../world/gateway-calls.js';
import { inventCustomers, MICROSOFT_MS, setMicrosoftDelay } from '../world/microsoft-control.js';
import type { BenchContext, Measure } from './measure.js';

const BOUND = atMost(1.5);
const PAGE = 500;

/** From the press of *Import* to the last customer, against reading the same pages and doing nothing with them. */
export const importOfCustomers: Measure = {
  id: 'import',
  async run(context) {
    const { world, options } = context;
    const count = options.isQuick ? 10_000 : 100_000;
    await inventCustomers(world, count, IMPORT_INSTANCE);
    await setMicrosoftDelay(world, MICROSOFT_MS);
    try {
      const pages = { read: 0 };
      const alone = await timed(async () => {
        pages.read = await readAllPages(world.product.urls.sandbox);
      });
      const imported = await timed(() => importAll(context));
      const shown = await countShown(context);
      return [
        benchRow({
          id: 'import:list',
          what: `import of ${count.toLocaleString('en')} customers, pages of ${PAGE}, against reading the pages alone`,
          ratio: imported / alone,
          bound: BOUND,
          absolute:
            `${inSeconds(imported)} against ${inSeconds(alone)} for ${pages.read} pages of ${MICROSOFT_MS} ms; ` +
            `${shown.toLocaleString('en')} of them are in the work list by then`,
        }),
      ];
    } finally {
      await setMicrosoftDelay(world, 0);
    }
  },
};

/** Page after page over one connection, as the stand-in hands them out. @returns how many there were */
async function readAllPages(sandboxUrl: string): Promise<number> {
  const authorization = `Bearer ${await accessToken(sandboxUrl)}`;
  const next = { path: `/customers?size=${PAGE}`, token: '' };
  for (let pages = 1; ; pages++) {
    const { body } = await request(`${sandboxUrl}/v1${next.path}`, {
      headers: { authorization, ...(next.token === '' ? {} : { 'MS-ContinuationToken': next.token }) },
    });
    const { links } = (await body.json()) as {
      links: { next?: { uri: string; headers: { value: string }[] } };
    };
    if (links.next === undefined) return pages;
    next.path = links.next.uri;
    next.token = links.next.headers[0]?.value ?? '';
  }
}

async function accessToken(sandboxUrl: string): Promise<string> {
  const answer = await fetch(`${sandboxUrl}/${IMPORT_INSTANCE.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'assent',
      client_secret: 'sandbox-secret',
      scope: 'https://api.partnercenter.microsoft.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function importAll({ world: { gateway } }: BenchContext): Promise<void> {
  const { json } = await callGateway(gateway, 'POST', '/customers/import', {
    providerInstanceId: IMPORT_INSTANCE.id,
  });
  const { id } = json['resource'] as { id: string };
  await untilSeen('the end of the import', 900_000, 50, async () => {
    const { json: view } = await callGateway(gateway, 'GET', `/customers/imports/${id}`);
    if (view['state'] === 'failed') throw new Error('The import failed.');
    return view['state'] === 'completed' ? true : undefined;
  });
}

async function countShown({ world: { database } }: BenchContext): Promise<number> {
  const { rows } = await database.query<{ shown: string }>(
    'SELECT count(*) AS shown FROM customer_view WHERE provider_instance_id = $1 AND listed',
    [IMPORT_INSTANCE.id],
  );
  return Number(rows[0]?.shown);
}
