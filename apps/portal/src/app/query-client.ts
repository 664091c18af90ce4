import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

/** How often a read is tried again when the server or the way to it is away for a moment. */
const READ_RETRIES = 2;

/** Reads are kept fresh by live updates; a minute covers the time in which those may be down. */
const STALE_AFTER_MS = 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: (failures, error) =>
          failures < READ_RETRIES && error instanceof ApiProblem && error.isTemporary,
      },
    },
  });
}
