/** Tells whoever follows an operation that the live updates have announced its outcome. */
const listeners = new Map<string, Set<() => void>>();

/** @returns a function that stops listening */
export function onOperationSettled(operationId: string, listener: () => void): () => void {
  const known = listeners.get(operationId) ?? new Set();
  listeners.set(operationId, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size === 0) listeners.delete(operationId);
  };
}

export function announceOperationSettled(operationId: string): void {
  for (const listener of [...(listeners.get(operationId) ?? [])]) listener();
}
