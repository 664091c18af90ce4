import { useCallback, useEffect, useRef } from 'react';

/**
 * Calls `action` once the caller has been quiet for a while; only the last call counts. `flush` does at once what still
 * waits, and nothing where nothing does.
 */
export function useDebounced<Value>(
  action: (value: Value) => void,
  milliseconds: number,
): { call: (value: Value) => void; cancel: () => void; flush: () => void } {
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly value: Value }>(undefined);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  }, [action]);
  const cancel = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
  }, []);
  useEffect(() => cancel, [cancel]);
  const flush = useCallback(() => {
    const last = waiting.current;
    if (last === undefined) return;
    cancel();
    latest.current(last.value);
  }, [cancel]);
  const call = useCallback(
    (value: Value) => {
      cancel();
      waiting.current = { timer: setTimeout(flush, milliseconds), value };
    },
    [cancel, flush, milliseconds],
  );
  return { call, cancel, flush };
}
