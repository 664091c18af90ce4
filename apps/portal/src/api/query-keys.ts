import type { McaSummaryQuery } from '@assent/contracts';
import type { BulkRowFilter } from './bulk-operations';
import type { CustomerListFilters } from './customers';
import type { WorkListFilters } from './mca';

/** The keys under which TanStack Query keeps what the gateway said; live updates invalidate by them. */
export const keys = {
  home: ['home'] as const,
  funnel: (days: number) => ['home', 'funnel', days] as const,
  attention: ['home', 'attention'] as const,
  providerInstances: ['provider-instances'] as const,
  resellers: (search: string) => ['resellers', 'list', search] as const,
  reseller: (resellerId: string) => ['resellers', resellerId] as const,
  /** The cards of everybody, which the stream of changes brings; and of all narrower ones together. */
  summary: ['mca', 'summary'] as const,
  summaryOf: ({ reseller, providerInstance }: McaSummaryQuery) =>
    reseller === undefined && providerInstance === undefined
      ? keys.summary
      : (['mca', 'summary', { reseller, providerInstance }] as const),
  workLists: ['mca', 'work-list'] as const,
  workList: (filters: WorkListFilters) => ['mca', 'work-list', filters] as const,
  customers: ['customers', 'list'] as const,
  customerList: (filters: CustomerListFilters) => ['customers', 'list', filters] as const,
  /** Everything about one customer: its record, its agreement, its timeline. */
  customer: (customerId: string) => ['customer', customerId] as const,
  customerRecord: (customerId: string) => ['customer', customerId, 'record'] as const,
  customerMca: (customerId: string) => ['customer', customerId, 'mca'] as const,
  sameContact: (customerId: string) => ['customer', customerId, 'same-contact'] as const,
  timeline: (customerId: string) => ['customer', customerId, 'timeline'] as const,
  bulkOperations: ['bulk-operations'] as const,
  /** Everything about one: itself and its rows. */
  bulkOperation: (id: string) => ['bulk-operation', id] as const,
  bulkOperationRecord: (id: string) => ['bulk-operation', id, 'record'] as const,
  bulkRows: (id: string, filter: BulkRowFilter) => ['bulk-operation', id, 'rows', filter] as const,
  import: (importId: string) => ['import', importId] as const,
  /** Everything about connections to Microsoft. */
  allConnections: ['connections'] as const,
  connections: ['connections', 'list'] as const,
  connection: (providerInstanceId: string) => ['connections', 'one', providerInstanceId] as const,
  settings: (providerInstanceId: string) => ['settings', providerInstanceId] as const,
};
