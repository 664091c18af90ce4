import { join } from 'node:path';

/** Where the built portal lies. */
export class PortalFolder {
  constructor(readonly path: string) {}
}

/** Where the workspace builds it: the same way from `src` and from `dist`. */
export function builtPortal(): string {
  return join(__dirname, '..', '..', '..', '..', 'portal', 'dist');
}
