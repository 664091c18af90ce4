import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** A part of a package that its entrance loads, and that we use seldom or never. */
interface SeldomUsed {
  /** The package, and the one that brings it where it is none of ours. */
  readonly of: readonly [name: string, broughtBy?: string];
  /** Below the package's folder. */
  readonly files: readonly string[];
  /** Of an entrance to many small parts: the file of each export, so that those we use are loaded alone. */
  readonly parts?: (name: string) => string;
}

/** A file to put off, by its whole path. */
export interface PutOff {
  readonly file: string;
  /** The file of one of its exports, where each has its own; else the file itself is loaded with the first of them. */
  readonly partOf?: (name: string) => string;
}

/** TypeORM's way to every database but PostgreSQL. */
const DRIVERS = [
  'aurora-mysql/AuroraMysql',
  'aurora-postgres/AuroraPostgres',
  'better-sqlite3/BetterSqlite3',
  'capacitor/Capacitor',
  'cockroachdb/Cockroach',
  'cordova/Cordova',
  'expo/Expo',
  'mongodb/Mongo',
  'mysql/Mysql',
  'nativescript/Nativescript',
  'oracle/Oracle',
  'react-native/ReactNative',
  'sap/Sap',
  'spanner/Spanner',
  'sqljs/Sqljs',
  'sqlserver/SqlServer',
];

/** Nest's own transports, but for one that it compares each transport with. */
const TRANSPORTS = ['kafka', 'mqtt', 'nats', 'redis', 'rmq', 'tcp'];

const SELDOM_USED: readonly SeldomUsed[] = [
  {
    of: ['typeorm'],
    files: [
      ...DRIVERS.map((driver) => `driver/${driver}Driver.js`),
      'entity-manager/MongoEntityManager.js',
      // Finds entities by patterns of file names.
      'util/DirectoryExportedClassesLoader.js',
      // Migrations are run before a service starts.
      'schema-builder/RdbmsSchemaBuilder.js',
      'migration/MigrationExecutor.js',
      // Entities with whatever hangs on them; rows are written by statements.
      'persistence/EntityPersistExecutor.js',
    ],
  },
  // SQL made legible for logs.
  { of: ['@sqltools/formatter', 'typeorm'], files: ['lib/sqlFormatter.js'] },
  {
    of: ['@nestjs/microservices'],
    files: TRANSPORTS.flatMap((name) => [`server/server-${name}.js`, `client/client-${name}.js`]),
  },
  // Queues in PostgreSQL, and in Redis by other clients than ours.
  {
    of: ['bullmq'],
    files: [
      'dist/cjs/postgres/index.js',
      'dist/cjs/postgres/postgres-queue-backend.js',
      'dist/cjs/postgres/sql-scripts.js',
      'dist/cjs/classes/bun-redis-client.js',
      'dist/cjs/classes/node-redis-client.js',
      'dist/cjs/classes/valkey-glide-client.js',
    ],
  },
  // Dates of repeated jobs; ours are repeated by sweeps.
  { of: ['cron-parser', 'bullmq'], files: ['dist/index.js'] },
  // Error texts in fifty languages, schemas to and from JSON Schema, and the version before.
  {
    of: ['zod'],
    files: [
      'v4/locales/index.cjs',
      'v4/core/json-schema-processors.cjs',
      'v4/classic/from-json-schema.cjs',
      'v3/index.cjs',
    ],
  },
  // Both compare versions in one place.
  ...['bullmq', 'fastify'].map((broughtBy): SeldomUsed => ({
    of: ['semver', broughtBy],
    files: ['index.js'],
    parts: (name) => `functions/${name}.js`,
  })),
  // The API's description is made when it is asked for; what says on controllers how they are described uses a few parts.
  { of: ['lodash', '@nestjs/swagger'], files: ['lodash.js'], parts: (name) => `${name}.js` },
  { of: ['js-yaml', '@nestjs/swagger'], files: ['dist/js-yaml.cjs.js'] },
  // Files with rows for bulk operations.
  { of: ['csv-parse'], files: ['dist/cjs/index.cjs'] },
];

/** All of them. A package that is not installed where a service runs has none. */
export function seldomUsed(): PutOff[] {
  return SELDOM_USED.flatMap(({ of: [name, broughtBy], files, parts }) => {
    const folder = folderOf(name, broughtBy);
    if (folder === null) return [];
    const partOf = parts && ((part: string) => join(folder, parts(part)));
    return files.map((file) => ({ file: join(folder, file), ...(partOf ? { partOf } : {}) }));
  });
}

function folderOf(name: string, broughtBy?: string): string | null {
  try {
    const from = broughtBy === undefined ? __filename : createRequire(__filename).resolve(broughtBy);
    const entrance = createRequire(from).resolve(name);
    const inside = `${sep}node_modules${sep}${name}${sep}`;
    return entrance.slice(0, entrance.lastIndexOf(inside) + inside.length);
  } catch {
    return null;
  }
}
