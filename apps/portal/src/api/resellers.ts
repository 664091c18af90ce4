import { resellerPageSchema, resellerViewSchema } from '@assent/contracts';
import { queryString, read } from './http';

/** As many as a list in a field can show; beyond that one types. */
const SHOWN = 30;

export const readResellers = (search: string, signal?: AbortSignal) =>
  read(`/resellers${queryString({ search: search || undefined, limit: SHOWN })}`, resellerPageSchema, signal);

export const readReseller = (resellerId: string, signal?: AbortSignal) =>
  read(`/resellers/${resellerId}`, resellerViewSchema, signal);
