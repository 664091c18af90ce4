import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** One service's database and the role that owns it and nothing else. */
export interface ServiceDatabase {
  readonly database: string;
  readonly role: string;
  readonly password: string;
}

/**
 * Makes the database and its role on the server when they are missing, and sets the role's password.
 * @returns the connection string for the service, and whether the database is new and empty
 */
export async function ensureServiceDatabase(
  serverUrl: string,
  wanted: ServiceDatabase,
): Promise<{ url: string; isNew: boolean }> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  let isNew = false;
  try {
    const role = escapeIdentifier(wanted.role);
    const database = escapeIdentifier(wanted.database);
    const password = escapeLiteral(wanted.password);
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [wanted.role]);
    const verb = roles.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${password}`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [wanted.database]);
    isNew = databases.rowCount === 0;
    if (isNew) {
      // A role that creates a database for another must be a member of it, unless it is a superuser.
      await client.query(`GRANT ${role} TO CURRENT_USER`);
      await client.query(`CREATE DATABASE ${database} OWNER ${role}`);
      await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    }
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.username = encodeURIComponent(wanted.role);
  url.password = encodeURIComponent(wanted.password);
  url.pathname = `/${encodeURIComponent(wanted.database)}`;
  return { url: url.href, isNew };
}
