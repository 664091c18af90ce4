import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';
import { hashOf, stamp } from './stamps.mjs';

const SHARED = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json'];
const PORTAL = 'apps/portal';

/** Compiles what has changed since the last time: the services and libraries, then the portal. */
export async function ensureBuild(workspace) {
  const packages = ['apps', 'libs', 'tools']
    .flatMap((area) => readdirSync(join(workspace, area)).map((name) => `${area}/${name}`))
    .filter((path) => path !== PORTAL && existsSync(join(workspace, path, 'tsconfig.lib.json')));
  const sources = packages.flatMap((path) => [`${path}/src`, `${path}/tsconfig.lib.json`]);
  await ifChanged(workspace, 'build', [...SHARED, ...sources], packages, () =>
    runStep(
      'Compiling',
      process.execPath,
      ['node_modules/typescript/bin/tsc', '--build', 'tsconfig.build.json'],
      {
        cwd: workspace,
      },
    ),
  );
  if (!existsSync(join(workspace, PORTAL, 'index.html'))) return;
  await ifChanged(
    workspace,
    'portal',
    ['package-lock.json', PORTAL, 'libs/domain/src', 'libs/contracts/src'],
    [PORTAL],
    () =>
      runStep(
        'Building the portal',
        'npm',
        ['run', '--silent', 'build', '-w', '@assent/portal', '--', '--logLevel', 'warn'],
        {
          cwd: workspace,
        },
      ),
  );
}

async function ifChanged(workspace, name, sources, packages, work) {
  const built = stamp(workspace, name);
  const wanted = hashOf(workspace, sources);
  const isThere = packages.every((path) => existsSync(join(workspace, path, 'dist')));
  if (isThere && built.is(wanted)) return;
  await work();
  built.set(wanted);
}
