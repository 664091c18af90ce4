import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * The secrets of one installation on a developer's machine, each in a file of its own that only its owner
 * can read. They are made once: whoever deletes them can no longer open what was sealed with them.
 */
export class LocalSecrets {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }

  /** The path of a key set (`1:<base64 of 32 bytes>`), generated when it is missing. */
  keyFile(name: string): string {
    return this.file(`${name}.keys`, () => `1:${randomBytes(32).toString('base64')}`);
  }

  /** A password, generated when it is missing. */
  password(name: string): string {
    return readFileSync(
      this.file(`${name}.password`, () => randomBytes(18).toString('base64url')),
      'utf8',
    ).trim();
  }

  private file(name: string, generate: () => string): string {
    const path = join(this.folder, name);
    // Never overwritten: a second start at the same moment must not replace a key already in use.
    if (!existsSync(path)) writeFileSync(path, `${generate()}\n`, { mode: 0o600, flag: 'wx' });
    return path;
  }
}
