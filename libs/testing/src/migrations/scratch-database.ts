import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { testServers } from '../test-servers.js';

/** Works on an empty database of its own, which is dropped afterwards, whoever is still connected. */
export async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { postgresUrl, runId } = testServers();
  const name = `assent_test_${runId}_scratch_${randomUUID().slice(0, 8)}`;
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  await withClient(postgresUrl, (server) => server.query(`CREATE DATABASE ${escapeIdentifier(name)}`));
  try {
    return await work(url.href);
  } finally {
    await withClient(postgresUrl, (server) =>
      server.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`),
    );
  }
}

/** One connection for one piece of work. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
