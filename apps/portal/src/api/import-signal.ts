/** Tells whoever shows imports that the live updates have spoken of one, whoever started it. */
const listeners = new Set<(importId: string) => void>();

/** @returns a function that stops listening */
export function onImportProgressed(listener: (importId: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function announceImportProgressed(importId: string): void {
  for (const listener of [...listeners]) listener(importId);
}
