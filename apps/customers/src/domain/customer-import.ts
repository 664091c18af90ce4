/** How far one import of a provider instance's customers has come. */
export interface CustomerImport {
  readonly id: string;
  readonly providerInstanceId: string;
  readonly state: 'running' | 'completed' | 'failed';
  /** `listing` reads pages; `closing` ends, batch by batch, whom a complete pass has not seen. */
  readonly phase: 'listing' | 'closing';
  /** Where the next page starts, as Microsoft named it; null at the first page. */
  readonly continuation: string | null;
  /** How often the list was begun anew because Microsoft no longer knew the continuation. */
  readonly restarts: number;
  /** Steps taken; the compare-and-set of whoever writes the next one. */
  readonly step: number;
  readonly pages: number;
  /** Different customers seen in this pass; one that two pages list counts once. */
  readonly seen: number;
  readonly created: number;
  readonly changed: number;
  readonly ended: number;
  /** Attempts at the present step that Microsoft did not serve. */
  readonly attempts: number;
  readonly startedAt: Date;
}

export function startImport(id: string, providerInstanceId: string, now: Date): CustomerImport {
  return {
    id,
    providerInstanceId,
    state: 'running',
    phase: 'listing',
    continuation: null,
    restarts: 0,
    step: 0,
    pages: 0,
    seen: 0,
    created: 0,
    changed: 0,
    ended: 0,
    attempts: 0,
    startedAt: now,
  };
}

/** After a page: on to the next, or, when it was the last, to closing. */
export function afterPage(
  running: CustomerImport,
  page: {
    readonly continuation: string | null;
    readonly seen: number;
    readonly created: number;
    readonly changed: number;
  },
): CustomerImport {
  return {
    ...running,
    phase: page.continuation === null ? 'closing' : 'listing',
    continuation: page.continuation,
    step: running.step + 1,
    attempts: 0,
    pages: running.pages + 1,
    seen: running.seen + page.seen,
    created: running.created + page.created,
    changed: running.changed + page.changed,
  };
}

/** After a batch of endings; `more` says that there may be others. */
export function afterEndings(running: CustomerImport, ended: number, more: boolean): CustomerImport {
  return {
    ...running,
    state: more ? 'running' : 'completed',
    step: running.step + 1,
    attempts: 0,
    ended: running.ended + ended,
  };
}

/** Microsoft no longer knows the continuation: from the first page on. What was seen stays seen. */
export function restartListing(running: CustomerImport): CustomerImport {
  return {
    ...running,
    continuation: null,
    step: running.step + 1,
    attempts: 0,
    restarts: running.restarts + 1,
  };
}

export function failImport(running: CustomerImport): CustomerImport {
  return { ...running, state: 'failed', step: running.step + 1 };
}
