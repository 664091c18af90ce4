import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeOnce, type EncodedContent } from '../edge/content-encodings.js';

/** Beside `src` and `dist`, so that both find it. */
const FOLDER = join(__dirname, '..', '..', '..', 'public');

/** A style sheet or script of the customer's pages, kept in memory and named by its content. */
export interface LandingAsset {
  readonly fileName: string;
  readonly type: string;
  readonly content: EncodedContent;
}

function load(name: string, extension: string, type: string): LandingAsset {
  const content = readFileSync(join(FOLDER, `${name}.${extension}`));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { fileName: `${name}.${hash}.${extension}`, type, content: encodeOnce(content) };
}

export const LANDING_ASSETS = {
  css: load('landing', 'css', 'text/css; charset=utf-8'),
  js: load('landing', 'js', 'text/javascript; charset=utf-8'),
} as const;
