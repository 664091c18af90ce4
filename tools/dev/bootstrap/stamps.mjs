import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', '.assent', 'coverage']);

/** One hash over the names and contents of everything below these paths that is not generated. */
export function hashOf(workspace, paths) {
  const hash = createHash('sha256');
  const add = (relative) => {
    const path = join(workspace, relative);
    if (!existsSync(path)) return;
    if (statSync(path).isFile()) {
      hash.update(`${relative}\0`).update(readFileSync(path)).update('\0');
      return;
    }
    for (const entry of readdirSync(path).sort()) {
      if (!SKIPPED.has(entry) && !entry.startsWith('.')) add(join(relative, entry));
    }
  };
  paths.forEach(add);
  return hash.digest('hex');
}

/** What was done last time, remembered below .assent/stamps. */
export function stamp(workspace, name) {
  const file = join(workspace, '.assent', 'stamps', name);
  return {
    is: (value) => existsSync(file) && readFileSync(file, 'utf8') === value,
    set: (value) => {
      mkdirSync(join(workspace, '.assent', 'stamps'), { recursive: true });
      writeFileSync(file, value);
    },
  };
}
