/*
 * `npm run chaos`: compiles what changed, then hundreds of journeys through the whole product while it is
 * killed, cut off and lied to. `npm run chaos -- --help` lists the options.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from '../dev/bootstrap/build.mjs';
import { ensureDependencies } from '../dev/bootstrap/dependencies.mjs';
import { requireNode } from '../dev/bootstrap/node-version.mjs';

const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

requireNode();
try {
  await ensureDependencies(workspace);
  await ensureBuild(workspace);
} catch (error) {
  console.error(`\n${error.message} Nothing was started.`);
  process.exit(1);
}
const { chaos } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await chaos(workspace, process.argv.slice(2)));
