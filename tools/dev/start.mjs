/*
 * `npm start`: everything from a fresh checkout to the running product. This part runs before any package
 * is installed, so it uses nothing but Node; the rest is compiled TypeScript below src.
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
  console.error(`\n${error.message} Nothing was started.`);
  process.exit(1);
}
const { npmStart } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await npmStart(workspace, process.argv.slice(2)));
