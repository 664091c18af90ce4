import type { Product } from '@assent/local-servers';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the product that `npm start` runs can be reached by the other commands. */
export interface RunningProduct {
  readonly redisUrl: string;
  readonly databaseUrls: Readonly<Record<string, string>>;
  readonly urls: Product['urls'];
}

const fileIn = (stateDir: string) => join(stateDir, 'product.json');

/**
 * Writes down where the product is, for its owner alone: the addresses hold passwords. After a kill the file
 * stays behind, so who reads it has to expect that nobody answers.
 *
 * @returns forgets it again
 */
export function noteRunningProduct(stateDir: string, product: RunningProduct): () => void {
  const { redisUrl, databaseUrls, urls } = product;
  const file = fileIn(stateDir);
  // An earlier file would keep the rights that it had.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify({ redisUrl, databaseUrls, urls }, null, 2)}\n`, { mode: 0o600 });
  return () => {
    rmSync(file, { force: true });
  };
}

/** What the last `npm start` noted; undefined when it was stopped in order, or never ran. */
export function readRunningProduct(stateDir: string): RunningProduct | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(stateDir), 'utf8')) as RunningProduct;
  } catch {
    return undefined;
  }
}
