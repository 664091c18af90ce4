/*
 * `npm run bench`: compiles what changed, then measures the product against the nearest thing to its limits.
 * `npm run bench -- --help` lists the options.
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
const { bench } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await bench(workspace, process.argv.slice(2)));
