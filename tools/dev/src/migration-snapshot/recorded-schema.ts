import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, escapeIdentifier } from 'pg';

/**
 * Has PostgreSQL itself write down every statement that changes the schema. The tables of the recorder lie in
 * a schema of their own. `current_query` is the whole text that was sent, so a text with several statements
 * is told several times, and kept once.
 */
const RECORDER = `
  CREATE SCHEMA recorder;
  CREATE TABLE recorder.statement (
    position bigint GENERATED ALWAYS AS IDENTITY, at timestamptz, hash text, sql text, UNIQUE (at, hash));
  CREATE FUNCTION recorder.keep() RETURNS event_trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO recorder.statement (at, hash, sql)
    VALUES (statement_timestamp(), md5(current_query()), current_query()) ON CONFLICT DO NOTHING;
  END $$;
  CREATE EVENT TRIGGER recorder ON ddl_command_end EXECUTE FUNCTION recorder.keep();`;

/**
 * The statements by which a service's compiled migrations make its schema out of an empty database, in order.
 * As they were sent to PostgreSQL: whatever becomes of the migrations' code, this is what they once did.
 *
 * @param server.postgresUrl of a superuser: nobody else may set up an event trigger
 */
export async function recordSchema(
  server: { readonly postgresUrl: string; readonly database: string },
  migrationScript: string,
): Promise<string[]> {
  const admin = new Client({ connectionString: server.postgresUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${escapeIdentifier(server.database)}`);
  } finally {
    await admin.end();
  }
  const url = new URL(server.postgresUrl);
  url.pathname = `/${server.database}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(RECORDER);
    await promisify(execFile)(process.execPath, [migrationScript], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url.href },
    });
    const { rows } = await client.query<{ sql: string }>(
      'SELECT sql FROM recorder.statement ORDER BY position',
    );
    return rows.map(({ sql }) => sql.trim());
  } finally {
    await client.end();
  }
}
