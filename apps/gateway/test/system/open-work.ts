import type { TestProduct } from '@assent/testing';
import { Client } from 'pg';

type Service = keyof TestProduct['databaseUrls'];

/** What each service still has to do by itself and soon, beside messages; each answers a count. */
const OPEN: Readonly<Record<Service, string>> = {
  // What a worker holds comes up again within two minutes; others wait for hours.
  customers: `SELECT (SELECT count(*) FROM details_reading WHERE next_attempt_at < now() + interval '3 minutes')
    + (SELECT count(*) FROM reseller_reading WHERE next_attempt_at < now() + interval '3 minutes')`,
  attestations: `SELECT count(*) FROM outside_work`,
  notifications: `SELECT count(*) FROM mail WHERE next_attempt_at IS NOT NULL`,
  gateway: `SELECT count(*) FROM operation WHERE state = 'pending'`,
};
const UNPUBLISHED = `SELECT count(*) FROM outbox_message WHERE published_at IS NULL`;

/** How much the services still owe that may change what the read model shows; looks for acceptances do not. */
export async function openWork(databaseUrls: TestProduct['databaseUrls']): Promise<number> {
  const counts = await Promise.all(
    Object.entries(OPEN).map(async ([service, sql]) => {
      const client = new Client({ connectionString: databaseUrls[service as Service] });
      await client.connect();
      try {
        const { rows } = await client.query<{ open: string }>(`SELECT (${sql}) + (${UNPUBLISHED}) AS open`);
        return Number(rows[0]?.open);
      } finally {
        await client.end();
      }
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
