import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';
import { hashOf, stamp } from './stamps.mjs';

/** Runs npm ci when the installed packages are not those of package-lock.json. */
export async function ensureDependencies(workspace) {
  const installed = stamp(workspace, 'dependencies');
  const wanted = hashOf(workspace, ['package-lock.json']);
  if (existsSync(join(workspace, 'node_modules')) && installed.is(wanted)) return;
  // Somebody may have run npm ci or npm install by hand.
  if (!matchesLockFile(workspace)) {
    await runStep('Installing packages (npm ci, about a minute)', 'npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: workspace,
    });
  }
  installed.set(wanted);
}

function matchesLockFile(workspace) {
  const installedFile = join(workspace, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(workspace, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([path]) => path.startsWith('node_modules/') || path.includes('/node_modules/'))
    .every(([path, { version, optional, link }]) => {
      const found = installed[path];
      // Optional packages are those of other systems.
      return found === undefined ? optional === true : link === true || found.version === version;
    });
}
