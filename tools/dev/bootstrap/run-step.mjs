import { spawn } from 'node:child_process';

/**
 * Runs a command with its output on the terminal and says how long it took.
 * @throws Error when it fails
 */
export async function runStep(what, command, args, options = {}) {
  const startedAt = Date.now();
  console.log(`${what} ...`);
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal));
  });
  if (code !== 0) throw new Error(`${what} failed (${code}).`);
  console.log(`${what}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
