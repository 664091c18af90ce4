import { Client } from 'pg';

/**
 * How many calls that create an attestation at Microsoft are under way: those whose row a worker holds. The queues do
 * not tell, since the process that made a start calls Microsoft itself.
 *
 * @param attestationsUrl the database of the attestations service
 */
export async function callsUnderWay(attestationsUrl: string): Promise<number> {
  const client = new Client({ connectionString: attestationsUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM outside_work WHERE kind = 'create_attestation' AND leased_until > now()`,
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
