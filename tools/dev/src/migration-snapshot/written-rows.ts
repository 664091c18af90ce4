import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Of tables that hold hundreds of rows of the same kind, so many are kept: the next hundred proves nothing more. */
const ROWS_KEPT: Readonly<Record<string, number>> = { outbox_message: 40, inbox_message: 40, sse_log: 40 };

/**
 * Every row of the database as statements that put it back, tables before those that refer to them, and then
 * every sequence. A row is written as JSON, from which the database at hand takes what its columns ask for;
 * generated columns are left to it.
 */
export async function writeRows(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // One moment for all tables.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Moments are written the same whatever the server's own zone is.
    await client.query(`SET LOCAL TimeZone = 'UTC'`);
    const statements: string[] = [];
    for (const table of await tablesInOrder(client)) statements.push(...(await rowsOf(client, table)));
    return [...statements, ...(await sequencesOf(client))];
  } finally {
    await client.end();
  }
}

async function tablesInOrder(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT a.relname AS "from", b.relname AS "to" FROM pg_constraint c
     JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
     WHERE c.contype = 'f' AND a.oid <> b.oid`,
  );
  const ordered: string[] = [];
  const waiting = new Set(tables.map(({ name }) => name));
  while (waiting.size > 0) {
    const free = [...waiting].filter((name) =>
      references.every(({ from, to }) => from !== name || !waiting.has(to)),
    );
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...waiting].join(', ')}.`);
    for (const name of free) waiting.delete(name);
    ordered.push(...free);
  }
  return ordered;
}

async function rowsOf(client: Client, table: string): Promise<string[]> {
  const name = escapeIdentifier(table);
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [name],
  );
  const list = columns.map((column) => escapeIdentifier(column.name)).join(', ');
  const limit = ROWS_KEPT[table];
  const { rows } = await client.query<{ row: string }>(
    `SELECT to_json(t)::text AS row FROM (SELECT ${list} FROM ${name}) t
     ORDER BY 1 ${limit === undefined ? '' : `LIMIT ${String(limit)}`}`,
  );
  return rows.map(
    ({ row }) =>
      `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE\n` +
      `SELECT ${list} FROM json_populate_record(NULL::${name}, ${escapeLiteral(row)});`,
  );
}

async function sequencesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows.map(
    ({ name, last }) => `SELECT setval(${escapeLiteral(escapeIdentifier(name))}::regclass, ${last});`,
  );
}
