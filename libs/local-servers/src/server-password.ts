import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The password of the server on this folder, made at its first start and readable by us alone. It stays the
 * same over restarts, so that whoever is connected finds the server again.
 */
export function serverPassword(dataDir: string): string {
  const file = join(dataDir, 'server-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
