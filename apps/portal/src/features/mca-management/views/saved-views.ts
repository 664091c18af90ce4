import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** Filters and order under a name, as the query of the list's address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Such as `status=expired&sort=expiry`; empty is the whole list. */
  readonly query: string;
}

interface Views {
  readonly views: readonly SavedView[];
  /** What the list opens with; of the built-in ones as well. */
  readonly defaultId: string | null;
}

/** The views are this browser's until people sign in; then they become the person's. */
const STORAGE_KEY = 'assent.views';
export const LONGEST_NAME = 60;
const NONE: Views = { views: [], defaultId: null };

const storedSchema = z.object({
  views: z.array(
    z.object({ id: z.string(), name: z.string().min(1).max(LONGEST_NAME), query: z.string().max(2000) }),
  ),
  defaultId: z.string().nullable(),
});

let current = stored();
const listeners = new Set<() => void>();

function stored(): Views {
  try {
    return storedSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
  } catch {
    return NONE; // Nothing there yet, something that is not ours, or storage closed to us.
  }
}

function replace(next: Views): void {
  current = next;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Storage is closed to us or full: then the views last as long as the page.
  }
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  // Another tab of this browser has changed them.
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== STORAGE_KEY) return;
    current = stored();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

export const useSavedViews = () => useSyncExternalStore(subscribe, () => current);
export const defaultViewId = () => current.defaultId;

const nameOf = (name: string) => name.trim().slice(0, LONGEST_NAME);

/** Keeps a view; one of the same name is replaced. */
export function saveView(view: SavedView): void {
  const name = nameOf(view.name);
  if (!name) return;
  const others = current.views.filter((other) => other.name !== name);
  replace({ ...current, views: [...others, { ...view, name }] });
}

export function renameView(id: string, name: string): void {
  if (!nameOf(name)) return;
  replace({
    ...current,
    views: current.views.map((view) => (view.id === id ? { ...view, name: nameOf(name) } : view)),
  });
}

export function deleteView(id: string): void {
  replace({
    views: current.views.filter((view) => view.id !== id),
    defaultId: current.defaultId === id ? null : current.defaultId,
  });
}

/** @param id null: the list opens whole */
export function setDefaultView(id: string | null): void {
  replace({ ...current, defaultId: id });
}
