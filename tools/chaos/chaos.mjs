/*
 * `npm run chaos`: compiles what changed, then hundreds of journeys through the whole product while it is
 * killed, cut off and lied to. `npm run chaos -- --help` lists the options.
 */
import { createRequire } from 'node:module';
import { prepareWorkspace } from '../dev/bootstrap/prepare-workspace.mjs';

const workspace = await prepareWorkspace('Nothing was started.');
const { chaos } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await chaos(workspace, process.argv.slice(2)));
