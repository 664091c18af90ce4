/*
 * `npm run lighthouse`: compiles what changed, then measures speed and accessibility of the portal's and the
 * customer's pages. `npm run lighthouse -- --help` lists the options.
 */
import { createRequire } from 'node:module';
import { ensureChromium } from '../dev/bootstrap/chromium.mjs';
import { prepareWorkspace } from '../dev/bootstrap/prepare-workspace.mjs';

const workspace = await prepareWorkspace('Nothing was started.');
const { lighthouse } = createRequire(import.meta.url)('./dist/main.js');
process.exit(await lighthouse({ workspace, findChromium: ensureChromium }, process.argv.slice(2)));
