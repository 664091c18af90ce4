import { type ServiceName, SERVICES, startOwnProduct } from '@assent/local-servers';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminal } from '../start/terminal.js';
import { walkEveryWay } from './journeys.js';
import { migrationChecksums } from './migration-files.js';
import { recordSchema } from './recorded-schema.js';
import { writeRows } from './written-rows.js';

/** Enough for every journey; each customer more makes the files longer and proves nothing. */
const CUSTOMERS = '24';
const DEADLINE_MS = 5 * 60_000;

/**
 * `npm run migration-snapshot`: runs the product on servers of its own, walks customers through it, and writes
 * for each service the schema with the rows, from which later migrations are tested. A service whose newest
 * migration has a snapshot keeps it, so that a release changes only what it has to.
 *
 * @param workspace the compiled one
 * @returns the exit code
 */
export async function migrationSnapshot(workspace: string): Promise<number> {
  const due = SERVICES.filter((service) => !existsSync(snapshotFile(workspace, service)));
  if (due.length === 0) {
    terminal.say('Every service has a snapshot of its newest migration already.');
    return 0;
  }
  const { product, postgresUrl, stop } = await startOwnProduct({
    workspace,
    purpose: 'snapshot',
    settings: { SANDBOX_CUSTOMERS: CUSTOMERS, LOG_LEVEL: 'warn' },
    durable: false,
  });
  try {
    try {
      await walkEveryWay(product.urls, AbortSignal.timeout(DEADLINE_MS));
    } finally {
      // Nothing is written any more, and everything is published.
      await product.stop();
    }
    for (const service of due) {
      const schema = await recordSchema(
        { postgresUrl, database: `recorded_${service}` },
        join(workspace, 'apps', service, 'dist', 'migrate.js'),
      );
      write(workspace, service, schema, await writeRows(product.databaseUrls[service]));
    }
    return 0;
  } finally {
    await stop();
  }
}

function write(workspace: string, service: ServiceName, schema: string[], rows: string[]): void {
  const folder = snapshotFolder(workspace, service);
  mkdirSync(folder, { recursive: true });
  const file = snapshotFile(workspace, service);
  const text = [
    `-- The database of ${service} as it was released: the schema, and rows of invented people.`,
    '-- Written by `npm run migration-snapshot`. It is what installations have, so it is never edited.',
    '',
    ...schema.map((statement) => `${statement};\n`),
    ...rows,
    '',
  ].join('\n');
  writeFileSync(file, text);
  const checksums = JSON.stringify(migrationChecksums(workspace, service), null, 2);
  writeFileSync(join(folder, 'released-migrations.json'), `${checksums}\n`);
  terminal.say(`${file.slice(workspace.length + 1)}: ${schema.length} statements, ${rows.length} rows`);
}

function snapshotFolder(workspace: string, service: ServiceName): string {
  return join(workspace, 'apps', service, 'test', 'schema-snapshots');
}

/** Named after how many migrations it has, which only grows, and the newest of them. */
function snapshotFile(workspace: string, service: ServiceName): string {
  const paths = Object.keys(migrationChecksums(workspace, service));
  const timestamps = paths.map((path) => /(\d+)-[^/]+$/.exec(path)?.[1] ?? '').sort();
  const count = String(paths.length).padStart(3, '0');
  return join(snapshotFolder(workspace, service), `${count}-${timestamps.at(-1) ?? ''}.sql`);
}
