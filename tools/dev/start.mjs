/*
 * `npm start`: everything from a fresh checkout to the running product. This part runs before any package
 * is installed, so it uses nothing but Node; the rest is compiled TypeScript below src.
 */
import { createRequire } from 'node:module';
import { prepareWorkspace } from './bootstrap/prepare-workspace.mjs';

const workspace = await prepareWorkspace('Nothing was started.');
const { npmStart } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await npmStart(workspace, process.argv.slice(2)));
