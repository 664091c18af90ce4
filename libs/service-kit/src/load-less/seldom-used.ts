import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** A part of a package that its entrance loads, and that we use seldom or never. */
interface SeldomUsed {
  /** The package, and the one that brings it where it is none of ours. */
  readonly of: readonly [name: string, broughtBy?: string];
  /** Below the package's folder. */
  readonly files: readonly string[];
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

const SELDOM_USED: readonly SeldomUsed[] = [
  {
    of: ['typeorm'],
    files: [...DRIVERS.map((driver) => `driver/${driver}Driver.js`), 'entity-manager/MongoEntityManager.js'],
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
  // Error texts in fifty languages.
  { of: ['zod'], files: ['v4/locales/index.cjs'] },
  // A client for HTTP that the gateway never needs, though it knows the shapes of provider instances.
  { of: ['undici'], files: ['index.js'] },
];

/** The whole paths of those parts. A package that is not installed where a service runs has none. */
export function seldomUsedFiles(): string[] {
  return SELDOM_USED.flatMap(({ of: [name, broughtBy], files }) => {
    const folder = folderOf(name, broughtBy);
    return folder === null ? [] : files.map((file) => join(folder, file));
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
