import type { ServiceName } from '@assent/local-servers';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whose migrations run in every service's database. */
const SHARED = 'libs/outbox/src';

/** The checksum of every migration that the service runs, by its path in the workspace. */
export function migrationChecksums(workspace: string, service: ServiceName): Record<string, string> {
  const files = [SHARED, `apps/${service}/src`].flatMap((folder) =>
    readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|\/)migrations\/\d+-[^/]+\.ts$/.test(file) && !file.includes('spec'))
      .map((file) => `${folder}/${file}`),
  );
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest('hex'),
    ]),
  );
}
