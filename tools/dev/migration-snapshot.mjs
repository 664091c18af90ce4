/*
 * `npm run migration-snapshot`: compiles what changed, then writes the schema and the rows of every service
 * as they are now, for the tests of later migrations. Run it when a version is released.
 */
import { createRequire } from 'node:module';
import { prepareWorkspace } from './bootstrap/prepare-workspace.mjs';

const workspace = await prepareWorkspace('Nothing was written.');
const { migrationSnapshot } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await migrationSnapshot(workspace));
