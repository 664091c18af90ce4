import {
  customerPageSchema,
  customerViewSchema,
  importViewSchema,
  sameContactPageSchema,
  type CreateCustomerRequest,
} from '@assent/contracts';
import type { Command } from './commands';
import { queryString, read } from './http';

export interface CustomerListFilters {
  readonly search?: string | undefined;
  readonly includeEnded?: boolean | undefined;
}

/** Other customers of the same contact; a handful is what a page shows. */
export const readSameContact = (customerId: string, signal?: AbortSignal) =>
  read(`/customers/${customerId}/same-contact${queryString({ limit: 10 })}`, sameContactPageSchema, signal);

export const readCustomers = (
  filters: CustomerListFilters,
  cursor: string | undefined,
  signal?: AbortSignal,
  limit = 50,
) => read(`/customers${queryString({ ...filters, limit, cursor })}`, customerPageSchema, signal);

export const readCustomer = (customerId: string, signal?: AbortSignal) =>
  read(`/customers/${customerId}`, customerViewSchema, signal);

export const readImport = (importId: string, signal?: AbortSignal) =>
  read(`/customers/imports/${importId}`, importViewSchema, signal);

export const createCustomer = (request: CreateCustomerRequest): Command => ({
  path: '/customers',
  body: request,
});

export const endRelationship = (customerId: string): Command => ({
  method: 'DELETE',
  path: `/customers/${customerId}`,
});

/** @param onStarted is told the id of the import as soon as it is there, long before the import is done */
export const importCustomers = (onStarted: (importId: string) => void): Command => ({
  path: '/customers/import',
  body: {},
  onAccepted: (resource) => {
    if (resource?.kind === 'import') onStarted(resource.id);
  },
});
