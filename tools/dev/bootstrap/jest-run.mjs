import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Jest has written its results but something keeps it from ending; the results count all the same. */
const LINGER_MS = 20_000;

/**
 * Runs jest over every package and counts.
 * @returns {Promise<{ passed: number, failed: number, ok: boolean }>} a suite that could not even run counts
 *   as one failure, and so does a test that was skipped: nothing in this workspace may be skipped
 */
export async function runJest(workspace, args, { skippedMayBe }) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-jest-'));
  const resultFile = join(folder, 'results.json');
  try {
    const jest = join(workspace, 'node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [jest, '--json', `--outputFile=${resultFile}`, ...args], {
      cwd: workspace,
      // Jest's JSON also goes to stdout, where nobody wants to read it.
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    const linger = setInterval(() => {
      if (!existsSync(resultFile)) return;
      clearInterval(linger);
      setTimeout(() => {
        if (child.exitCode !== null) return;
        console.error('A test has left something running: jest does not end by itself.');
        child.kill('SIGKILL');
      }, LINGER_MS).unref();
    }, 1_000);
    const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode)));
    clearInterval(linger);
    if (!existsSync(resultFile)) return { passed: 0, failed: 1, ok: false };
    const results = JSON.parse(readFileSync(resultFile, 'utf8'));
    const skipped = skippedMayBe ? 0 : results.numPendingTests + results.numTodoTests;
    if (skipped > 0) console.error(`${skipped} tests were skipped, which counts as failed.`);
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites + skipped,
      ok: results.success && code === 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
