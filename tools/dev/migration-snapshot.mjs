/*
 * `npm run migration-snapshot`: compiles what changed, then writes the schema and the rows of every service
 * as they are now, for the tests of later migrations. Run it when a version is released.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { requireNode } from './bootstrap/node-version.mjs';

const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

requireNode();
try {
  await ensureDependencies(workspace);
  await ensureBuild(workspace);
} catch (error) {
  console.error(`\n${error.message} Nothing was written.`);
  process.exit(1);
}
const { migrationSnapshot } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await migrationSnapshot(workspace));
