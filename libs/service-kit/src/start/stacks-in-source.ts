import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve, sep } from 'node:path';

/**
 * Lets stacks of errors name the lines of our TypeScript. Node's own `--enable-source-maps` does the same but
 * reads and keeps the map of every file at its first use, those of all packages included: 8 to 12 MiB for
 * maps that are never looked at. Here a map is read when an error's stack is first asked for.
 */
export function showStacksInSource(): void {
  const maps = new Map<string, SourceMap | null>();
  // Called by V8 when somebody reads `error.stack`; whatever it throws would hide the error itself.
  Error.prepareStackTrace = (error, sites) => {
    const lines = sites.map((site) => `\n    at ${inSource(site, maps)}`);
    return headline(error) + lines.join('');
  };
}

function headline(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}

function inSource(site: NodeJS.CallSite, maps: Map<string, SourceMap | null>): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- V8's call sites describe themselves
  const compiled = String(site);
  const file = site.getFileName();
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  if (file == null || line === null || column === null || !isOurs(file)) return compiled;
  if (!maps.has(file)) maps.set(file, mapOf(file));
  const entry = maps.get(file)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry)) return compiled;
  const source = resolve(dirname(file), entry.originalSource);
  return compiled.replace(
    `${file}:${line}:${column}`,
    () => `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`,
  );
}

/** Packages of others are read as they are installed. */
function isOurs(file: string): boolean {
  return file.startsWith(sep) && !file.includes(`${sep}node_modules${sep}`);
}

function mapOf(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    // No map, or no descriptor left to open it with: the compiled line is better than no stack.
    return null;
  }
}
