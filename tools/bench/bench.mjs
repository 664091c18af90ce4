/*
 * `npm run bench`: compiles what changed, then measures the product against the nearest thing to its limits.
 * `npm run bench -- --help` lists the options.
 */
import { createRequire } from 'node:module';
import { prepareWorkspace } from '../dev/bootstrap/prepare-workspace.mjs';

const workspace = await prepareWorkspace('Nothing was started.');
const { bench } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await bench(workspace, process.argv.slice(2)));
