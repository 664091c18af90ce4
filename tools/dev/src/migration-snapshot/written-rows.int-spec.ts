import { lostData, readAllData, withClient, withScratchDatabase } from '@assent/testing';
import { writeRows } from './written-rows.js';

/** What the services' tables have, and what is easily lost on the way through a text. */
const SCHEMA = `
  CREATE TABLE parcel (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    address uuid NOT NULL,
    label text NOT NULL,
    weight numeric(20, 4),
    sealed bytea,
    facts jsonb,
    tags text[],
    sent_at timestamptz,
    heavy boolean GENERATED ALWAYS AS (weight > 1000) STORED
  );
  CREATE TABLE address (id uuid PRIMARY KEY, country text);
  ALTER TABLE parcel ADD FOREIGN KEY (address) REFERENCES address (id);
  CREATE TABLE log (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line text);
  CREATE TABLE counted (id serial PRIMARY KEY, "Odd name" text);`;

const ROWS = `
  INSERT INTO address VALUES ('0192f0a0-0000-7000-8000-000000000001', 'DE'),
    ('0192f0a0-0000-7000-8000-000000000002', NULL);
  INSERT INTO parcel (address, label, weight, sealed, facts, tags, sent_at)
    VALUES ('0192f0a0-0000-7000-8000-000000000001', E'it''s\n"quoted" \\\\ and ünïcode', 12345678901234.5678,
      '\\xdeadbeef00', '{"a": [1, null, {"b": "c"}], "big": 12345678901234567890}', ARRAY['x', 'y,z', NULL],
      '2026-03-01T12:00:00.123456+02:00'),
      ('0192f0a0-0000-7000-8000-000000000002', '', NULL, NULL, NULL, '{}', NULL);
  INSERT INTO log (line) SELECT 'line ' || n FROM generate_series(1, 30) AS n;
  INSERT INTO counted ("Odd name") VALUES ('one'), ('two');`;

it('writes every row so that another database gets the same, and its sequences go on', async () => {
  await withScratchDatabase((from) =>
    withScratchDatabase(async (to) => {
      const before = await withClient(from, async (client) => {
        await client.query(SCHEMA + ROWS);
        return readAllData(client);
      });
      const statements = await writeRows(from);
      await withClient(to, async (client) => {
        await client.query(SCHEMA + statements.join('\n'));
        const after = await readAllData(client);
        expect(lostData(before, after, {})).toEqual([]);
        expect(lostData(after, before, {})).toEqual([]);

        const next = await client.query<{ position: string }>(
          `INSERT INTO log (line) VALUES ('next') RETURNING position`,
        );
        expect(next.rows).toEqual([{ position: '31' }]);
      });
    }),
  );
});
