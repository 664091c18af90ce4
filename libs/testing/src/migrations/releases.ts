import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AllData, lostData, type MeantLosses, readAllData } from './lost-data.js';
import { schemaLines } from './schema-lines.js';
import { withClient, withScratchDatabase } from './scratch-database.js';

/*
 * A release is a file of SQL in a service's `test/schema-snapshots`: the schema and rows that installations
 * of that version have, written by `npm run migration-snapshot`. It needs neither the history of git nor a
 * database server of another version, so that the upgrade is tested wherever the other tests run.
 */

const WORKSPACE = dirname(dirname(dirname(dirname(__dirname))));

/** Brings a database to the schema of today; answers the names of the migrations that it ran. */
export type Migrate = (url: string) => Promise<string[]>;

/** What came of two processes that migrated the same database at the same time. */
export interface Migrated {
  /** By both together, in order. */
  readonly ran: readonly string[];
  /** The names in TypeORM's table of migrations. */
  readonly recorded: readonly string[];
  /** See {@link schemaLines}. */
  readonly schema: readonly string[];
  /** See {@link lostData}. */
  readonly lost: readonly string[];
}

/** The names of the releases in a folder, oldest first. */
export function releasesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
}

/** Two processes migrate an empty database. */
export function migrateFromNothing(migrate: Migrate): Promise<Migrated> {
  return withScratchDatabase((url) => migrateTwiceAtOnce(url, migrate, {}));
}

/**
 * Two processes migrate what an installation of a release has.
 *
 * @param meant what the migrations take away or rewrite on purpose; anything else counts as lost
 */
export function migrateFromRelease(
  file: string,
  migrate: Migrate,
  meant: MeantLosses = {},
): Promise<Migrated> {
  return withScratchDatabase(async (url) => {
    await withClient(url, (client) => client.query(readFileSync(file, 'utf8')));
    return migrateTwiceAtOnce(url, migrate, meant);
  });
}

/** The released migrations whose file was edited or removed since; what was done cannot be done differently. */
export function changedSinceRelease(folder: string): string[] {
  const checksums = JSON.parse(readFileSync(join(folder, 'released-migrations.json'), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(checksums).flatMap(([path, checksum]) => {
    const file = join(WORKSPACE, path);
    if (!existsSync(file)) return [`${path} was removed`];
    const now = createHash('sha256').update(readFileSync(file)).digest('hex');
    return now === checksum ? [] : [`${path} was edited`];
  });
}

async function migrateTwiceAtOnce(url: string, migrate: Migrate, meant: MeantLosses): Promise<Migrated> {
  const before = await withClient(url, (client) => readAllData(client));
  const ran = (await Promise.all([migrate(url), migrate(url)])).flat();
  return withClient(url, async (client) => {
    const after = await readAllData(client);
    const schema = await schemaLines(client);
    return { ran, recorded: recordedIn(after), schema, lost: lostData(before, after, meant) };
  });
}

function recordedIn(data: AllData): string[] {
  const rows = data.get('migrations')?.rows ?? [];
  return rows.map((row) => String(row['name'])).sort();
}
