import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { requireNode } from './node-version.mjs';

/**
 * Installs and compiles what is missing or has changed, for a command that runs the compiled product. Ends the
 * process, with what it means in words, when that cannot be done.
 *
 * @param {string} consequence what did not happen then, such as `Nothing was started.`
 * @returns {Promise<string>} the workspace's folder
 */
export async function prepareWorkspace(consequence) {
  const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  requireNode();
  try {
    await ensureDependencies(workspace);
    await ensureBuild(workspace);
  } catch (error) {
    console.error(`\n${error.message} ${consequence}`);
    process.exit(1);
  }
  return workspace;
}
