import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalServerError } from '../server.js';
import { environmentOf, migrationScriptOf, type ProductSettings, type ServiceName } from './components.js';
import { lastLines } from './last-lines.js';

/**
 * Brings a service's database to the schema of its compiled code. Starting a process for that costs more
 * than a second of processor time, so it is left out where the same code has migrated the same database.
 *
 * @throws LocalServerError with the migration's last lines; what it did is rolled back
 */
export async function migrate(
  service: ServiceName,
  settings: ProductSettings,
  isNew: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const doneBy = join(settings.stateDir, 'migrated', service);
  const code = hashOfCode(service, settings.workspace);
  if (!isNew && existsSync(doneBy) && readFileSync(doneBy, 'utf8') === code) return;
  rmSync(doneBy, { force: true });
  await runMigrations(service, settings, signal);
  mkdirSync(dirname(doneBy), { recursive: true });
  writeFileSync(doneBy, code);
}

async function runMigrations(
  service: ServiceName,
  settings: ProductSettings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const logFile = join(settings.stateDir, 'logs', `${service}-migrations.log`);
  const keep = (stdout: string, stderr: string) => {
    writeFileSync(logFile, stdout + stderr, { mode: 0o600 });
  };
  try {
    const script = migrationScriptOf(service, settings.workspace);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
      cwd: '/',
      env: environmentOf(service, settings),
      // Its transaction is rolled back; the next start runs it again.
      ...(signal === undefined ? {} : { signal }),
    });
    keep(stdout, stderr);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    keep(stdout, stderr);
    const lines = lastLines(`${stdout}${stderr}`).join('\n  ');
    throw new LocalServerError(`The migrations of ${service} failed.\n  ${lines}\n  whole log: ${logFile}`);
  }
}

/** Of everything compiled that may hold or run a migration of this service. */
function hashOfCode(service: ServiceName, workspace: string): string {
  const hash = createHash('sha256');
  const folders = [join('apps', service), join('libs', 'outbox'), join('libs', 'database')];
  for (const folder of folders.map((path) => join(workspace, path, 'dist')).filter(existsSync)) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
