import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What browsers load and what gets smaller; source maps are for people with a stack trace at hand. */
const WORTH_IT = /\.(?:js|css|html|svg|json)$/;

/** Below this an answer fits into one packet with its headers, compressed or not. */
const SMALLEST_BYTES = 1_000;

/**
 * Lays a `.br` and a `.gz` beside each file of the build, as small as they get: that takes seconds once, where
 * compressing at each request would have to be quick. The gateway sends what a browser understands.
 */
export function precompress(): Plugin {
  return {
    name: 'assent:precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) this.error('There is no folder to compress.');
      await Promise.all(Object.keys(bundle).map((file) => compressFile(join(dir, file))));
    },
  };
}

/** @returns whether it was worth it */
export async function compressFile(path: string): Promise<boolean> {
  if (!WORTH_IT.test(path)) return false;
  const content = await readFile(path);
  if (content.length < SMALLEST_BYTES) return false;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  return true;
}
