/*
 * `npm test`: every test of the workspace, from a fresh checkout. Arguments go to jest. The last line says
 * how many passed and failed, the one before it where the browser tests have kept their screenshots.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './bootstrap/build.mjs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { runJest } from './bootstrap/jest-run.mjs';
import { requireNode } from './bootstrap/node-version.mjs';

const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const args = process.argv.slice(2);
const isWhole = args.length === 0;

requireNode();
const total = { passed: 0, failed: 0, ok: true };
try {
  await ensureDependencies(workspace);
  // The system tests run what was compiled; all others run the sources.
  await ensureBuild(workspace);
  process.env.CHROMIUM_PATH = await ensureChromium();

  const runs = isWhole
    ? [
        ['--maxWorkers=2', String.raw`--testPathPatterns=\.(spec|int-spec)\.tsx?$`],
        // Each starts the whole product, which wants the machine for itself.
        ['--runInBand', '--passWithNoTests', String.raw`--testPathPatterns=\.e2e-spec\.tsx?$`],
      ]
    : [args];
  for (const run of runs) {
    const counted = await runJest(workspace, run, { skippedMayBe: !isWhole });
    total.passed += counted.passed;
    total.failed += counted.failed;
    total.ok &&= counted.ok;
  }
} catch (error) {
  console.error(`\n${error.message}`);
  total.failed += 1;
}
if (total.passed + total.failed === 0) {
  console.error('No test has run.');
  total.failed = 1;
}
if (!total.ok && total.failed === 0) total.failed = 1;
const screenshots = join(workspace, '.assent', 'screenshots');
if (existsSync(screenshots)) console.log(`Screenshots of the browser tests are in ${screenshots}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
