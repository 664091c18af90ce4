import { createContext, useCallback, useContext } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * Reads what the address says at this moment. The router shows a new address when it has drawn its page, which on a slow
 * machine is later than the next change of it.
 */
export const CurrentQuery = createContext(() => window.location.search);

/** Parameters of the address by name; undefined takes one away. */
export type QueryChange = Readonly<Record<string, string | undefined>>;

/**
 * What stands behind the question mark of the page's address, and a way to change it. Changes that come quickly one after
 * the other all count: each goes on from the one before, whether that has been drawn or not.
 */
export function useAddressQuery(): [URLSearchParams, (change: QueryChange) => void] {
  const [query, setQuery] = useSearchParams();
  const currentQuery = useContext(CurrentQuery);
  const change = useCallback(
    (values: QueryChange) => {
      const next = new URLSearchParams(currentQuery());
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      // The list stays where it is; "back" leads to the page before, not through every letter typed.
      setQuery(next, { replace: true, preventScrollReset: true });
    },
    [currentQuery, setQuery],
  );
  return [query, change];
}
