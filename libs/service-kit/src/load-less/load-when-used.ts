import { existsSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';

/**
 * Puts something in the place of a module that loads it when one of its exports is first asked for. Until then it
 * looks as if it exported nothing, so that an `export *` passes it over and does not load it.
 *
 * @param file the module's whole path; one that is loaded already stays
 * @param partOf where exports have files of their own: that of an export, loaded in place of the whole module if it is there
 */
export function loadWhenUsed(file: string, partOf?: (name: string) => string): void {
  const load = createRequire(file);
  if (load.cache[file] !== undefined) return;
  let real: object | undefined;
  const whole = (): object => {
    if (real === undefined) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- documented: loads the module anew
      delete load.cache[file];
      real = load(file) as object;
    }
    return real;
  };
  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.paths = load.resolve.paths(dirname(file)) ?? [];
  standIn.exports = new Proxy(
    {},
    {
      get: (_, name) => {
        // Asked for by whoever imports a module, and by `await`; neither uses it.
        if (real === undefined && (typeof name === 'symbol' || name === 'then')) return undefined;
        if (real === undefined && name === '__esModule') return true;
        const part = real === undefined && typeof name === 'string' ? partOf?.(name) : undefined;
        if (part !== undefined && existsSync(part)) return load(part) as unknown;
        return Reflect.get(whole(), name) as unknown;
      },
      has: (_, name) => Reflect.has(whole(), name),
      ownKeys: () => (real === undefined ? [] : Reflect.ownKeys(real)),
      getOwnPropertyDescriptor: (_, name) => {
        const found = real && Reflect.getOwnPropertyDescriptor(real, name);
        // A proxy may not call fixed what its own target does not have.
        return found && { ...found, configurable: true };
      },
    },
  );
  load.cache[file] = standIn;
}
