import Module from 'node:module';

/** What packages that compile at load time (ts-node, SWC, pirates) stand on as well; not in Node's own types. */
interface Compiling {
  _compile(this: Module, source: string, ...rest: unknown[]): unknown;
}

/**
 * Lets V8 keep the texts of modules with one byte for a character. It takes two for all of a text as soon as one
 * character is not in Latin-1: a dash in a comment makes 0.5 MiB of Lodash 1 MiB. Such characters are written as
 * escapes, which mean the same in strings, regular expressions and names; lines stay where they are.
 */
export function keepSourcesNarrow(): void {
  const modules = Module.prototype as unknown as Compiling;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the module below
  const compile = modules._compile;
  modules._compile = function (source, ...rest) {
    return compile.call(this, narrow(source), ...rest);
  };
}

const WIDE = /[^\0-\xff]/;

/** The same program with characters of Latin-1 only. A text that reads itself raw would show the escapes. */
export function narrow(source: string): string {
  if (!WIDE.test(source) || source.includes('String.raw')) return source;
  const escaped = source.replace(
    /[^\0-\xff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // V8 finds out how narrow a text is when it makes one of bytes, not when it replaces parts of one.
  return Buffer.from(escaped, 'latin1').toString('latin1');
}
