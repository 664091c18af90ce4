import { useCallback, useEffect, useRef } from 'react';

/** Calls `action` once the caller has been quiet for a while; only the last call counts. */
export function useDebounced<Value>(
  action: (value: Value) => void,
  milliseconds: number,
): { call: (value: Value) => void; cancel: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  }, [action]);
  const cancel = useCallback(() => {
    clearTimeout(timer.current);
  }, []);
  useEffect(() => cancel, [cancel]);
  const call = useCallback(
    (value: Value) => {
      cancel();
      timer.current = setTimeout(() => {
        latest.current(value);
      }, milliseconds);
    },
    [cancel, milliseconds],
  );
  return { call, cancel };
}
