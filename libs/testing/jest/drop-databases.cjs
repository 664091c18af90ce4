const { Client, escapeIdentifier } = require('pg');

/** Drops every database, and then every role, whose name starts so, whoever is still connected. */
exports.dropDatabases = async (serverUrl, prefix) => {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const named = async (table, column) => {
      const found = await client.query(
        `SELECT ${column} AS name FROM ${table} WHERE starts_with(${column}, $1)`,
        [prefix],
      );
      return found.rows.map(({ name }) => escapeIdentifier(name));
    };
    for (const name of await named('pg_database', 'datname')) {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
    for (const name of await named('pg_roles', 'rolname')) await client.query(`DROP ROLE IF EXISTS ${name}`);
  } finally {
    await client.end();
  }
};
