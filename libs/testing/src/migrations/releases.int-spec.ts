import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changedSinceRelease,
  type Migrate,
  migrateFromNothing,
  migrateFromRelease,
  releasesIn,
} from './releases.js';
import { withClient } from './scratch-database.js';

const RELEASE = `
  CREATE TABLE parcel (id integer PRIMARY KEY, weight integer NOT NULL, colour text);
  INSERT INTO parcel VALUES (1, 500, 'red'), (2, 700, NULL);`;

/** What an installation would do to its database, whatever is there already. */
const doing =
  (sql: string): Migrate =>
  (url) =>
    withClient(url, async (client) => {
      await client.query('SELECT pg_advisory_lock(1)');
      await client.query(sql);
      return [sql];
    });

describe('an upgrade from a release', () => {
  let folder: string;
  let release: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'assent-releases-'));
    release = join(folder, '0001.sql');
    writeFileSync(release, RELEASE);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const lostBy = async (sql: string, meant: Record<string, string> = {}) =>
    (await migrateFromRelease(release, doing(sql), meant)).lost;

  it('loses nothing by what is added', async () => {
    expect(
      await lostBy('ALTER TABLE parcel ADD COLUMN IF NOT EXISTS size integer NOT NULL DEFAULT 3'),
    ).toEqual([]);
  });

  it.each([
    ['DROP TABLE IF EXISTS parcel', 'the table parcel is gone'],
    ['ALTER TABLE parcel DROP COLUMN IF EXISTS colour', 'the column parcel.colour is gone'],
    ['DELETE FROM parcel WHERE id = 2', 'parcel has no row [2] any more'],
    ['UPDATE parcel SET weight = 600 WHERE id = 1', 'parcel.weight of row [1] says something else'],
  ])('says what is lost by %s', async (sql, loss) => {
    expect(await lostBy(sql)).toEqual([loss]);
  });

  it('takes a loss that somebody has given a reason for', async () => {
    const meant = { 'parcel.colour': 'Nobody has read it for two releases.' };
    expect(await lostBy('ALTER TABLE parcel DROP COLUMN IF EXISTS colour', meant)).toEqual([]);
  });

  it('shows a schema that is not the one of an empty start', async () => {
    const migrate = doing('CREATE TABLE IF NOT EXISTS parcel (id integer PRIMARY KEY, weight integer)');
    const { schema } = await migrateFromRelease(release, migrate);
    const fresh = (await migrateFromNothing(migrate)).schema;
    expect(schema.filter((line) => !fresh.includes(line))).toEqual([
      'column parcel.colour text',
      'column parcel.weight integer not null',
    ]);
  });

  it('names the released migrations that were edited or removed', () => {
    const checksums = { 'package.json': '0'.repeat(64), 'libs/gone.ts': '0'.repeat(64) };
    writeFileSync(join(folder, 'released-migrations.json'), JSON.stringify(checksums));
    expect(changedSinceRelease(folder)).toEqual(['package.json was edited', 'libs/gone.ts was removed']);
    expect(releasesIn(folder)).toEqual(['0001.sql']);
  });
});
