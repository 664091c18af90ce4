import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';

/** A file of the built portal, and how long browsers may keep it. */
export interface PortalFile {
  /** Relative to the portal's folder. */
  readonly path: string;
  readonly cacheControl: string;
}

/** The build names these by their content: the same name never means other content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The page itself names the hashed files, so it is asked for anew each time. */
const ASK_EACH_TIME = 'no-cache';

/**
 * The file that answers a path: itself, or for an address inside of the portal its one page. Null when there
 * is neither.
 *
 * @param root folder of the built portal
 * @param isNavigation whether a browser goes there, rather than a page asking for one of its parts
 */
export async function findPortalFile(
  root: string,
  path: string,
  isNavigation: boolean,
): Promise<PortalFile | null> {
  const wanted = relativeInside(path);
  if (wanted !== null && wanted !== '' && (await isFile(join(root, wanted)))) {
    const hashed = wanted.startsWith(`assets${sep}`);
    return { path: wanted, cacheControl: hashed ? IMMUTABLE : ASK_EACH_TIME };
  }
  if (!isNavigation || !(await isFile(join(root, 'index.html')))) return null;
  return { path: 'index.html', cacheControl: ASK_EACH_TIME };
}

/** The path below the root, or null for one that would leave it. */
function relativeInside(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const relative = normalize(decoded).replace(/^[/\\]+/, '');
  return relative.split(/[/\\]/).includes('..') ? null : relative;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
