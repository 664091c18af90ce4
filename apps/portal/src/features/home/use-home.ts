import type { ConnectionList } from '@assent/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readAttention, readFunnel } from '../../api/home';
import { keys } from '../../api/query-keys';

export const RANGES = [7, 30, 90] as const;
export type Range = (typeof RANGES)[number];
const USUAL: Range = 30;

/** The time that the funnel looks back, kept in the page's address. */
export function useRange(): readonly [Range, (range: Range) => void] {
  const [query, setQuery] = useSearchParams();
  const range = RANGES.find((days) => String(days) === query.get('days')) ?? USUAL;
  const choose = useCallback(
    (days: Range) => {
      setQuery(days === USUAL ? {} : { days: String(days) }, { replace: true, preventScrollReset: true });
    },
    [setQuery],
  );
  return [range, choose];
}

export function useFunnel(days: Range) {
  return useQuery({
    queryKey: keys.funnel(days),
    queryFn: ({ signal }) => readFunnel(days, signal),
    placeholderData: keepPreviousData,
  });
}

/** How often Home asks; who wants to see more looks at the page of the connection. */
const CONNECTIONS_REFRESH_MS = 30_000;

/** The connections to Microsoft that a person has to see to. What they are read with comes after the page. */
export function useTroubledConnections(): ConnectionList['items'] {
  const { data } = useQuery({
    queryKey: keys.connections,
    queryFn: async ({ signal }) => (await import('../../api/connection')).readConnections(signal),
    refetchInterval: CONNECTIONS_REFRESH_MS,
  });
  return (data?.items ?? []).filter(({ status }) => status === 'failing' || status === 'limited');
}

export function useAttention() {
  return useQuery({ queryKey: keys.attention, queryFn: ({ signal }) => readAttention(signal) });
}
