import {
  customerMcaSchema,
  mcaSummarySchema,
  timelinePageSchema,
  workListPageSchema,
  type LandingPreviewRequest,
  type McaSummaryQuery,
  type RenewAttestationRequest,
  type StartAttestationRequest,
  type WorkListQuery,
} from '@assent/contracts';
import type { Command } from './commands';
import { API, queryString, read, send } from './http';

/** The filters and the order of the work list, as they stand in the address of the page. */
export type WorkListFilters = Pick<
  WorkListQuery,
  | 'status'
  | 'search'
  | 'country'
  | 'reseller'
  | 'providerInstance'
  | 'reason'
  | 'expiringWithinHours'
  | 'neverOpened'
  | 'failing'
  | 'excludeCompliant'
> &
  Pick<WorkListQuery, 'sort' | 'order'>;

/** Enough for two screens; the next page is fetched when its first row comes near. */
const ROWS_PER_PAGE = 50;

export const readSummary = (filters: McaSummaryQuery, signal?: AbortSignal) =>
  read(`/mca/summary${queryString(filters)}`, mcaSummarySchema, signal);

export const readWorkList = (filters: WorkListFilters, cursor: string | undefined, signal?: AbortSignal) =>
  read(
    `/mca/customers${queryString({ ...filters, limit: ROWS_PER_PAGE, cursor })}`,
    workListPageSchema,
    signal,
  );

export const readCustomerMca = (customerId: string, signal?: AbortSignal) =>
  read(`/customers/${customerId}/mca`, customerMcaSchema, signal);

export const readTimeline = (customerId: string, cursor: string | undefined, signal?: AbortSignal) =>
  read(
    `/customers/${customerId}/mca/timeline${queryString({ limit: 25, cursor })}`,
    timelinePageSchema,
    signal,
  );

/** Where the list is to be had as a file; `bom` is for Excel. */
export const exportAddress = (filters: WorkListFilters, file: { format: 'csv' | 'json'; bom?: boolean }) =>
  `${API}/mca/export${queryString({ ...filters, ...file })}`;

/**
 * The signatory's page as HTML, to be looked at: nothing in it works.
 * @throws ApiProblem when it cannot be had
 */
export async function readLandingPreview(
  customerId: string,
  request: LandingPreviewRequest,
  signal?: AbortSignal,
): Promise<string> {
  const response = await send(`/customers/${customerId}/mca/landing-preview`, {
    method: 'POST',
    body: request,
    headers: { accept: 'text/html' },
    signal,
  });
  return response.text();
}

const mcaOf = (customerId: string) => `/customers/${customerId}/mca`;

export const startAttestation = (customerId: string, request: StartAttestationRequest): Command => ({
  path: `${mcaOf(customerId)}/attestations`,
  body: request,
});

export const renewAttestation = (
  customerId: string,
  attestationId: string,
  request: RenewAttestationRequest = {},
): Command => ({ path: `${mcaOf(customerId)}/attestations/${attestationId}/renewal`, body: request });

export const remindSignatory = (customerId: string, attestationId: string): Command => ({
  path: `${mcaOf(customerId)}/attestations/${attestationId}/reminder`,
});

export const revokeAttestation = (customerId: string, attestationId: string): Command => ({
  path: `${mcaOf(customerId)}/attestations/${attestationId}/revocation`,
});

export const dismissSuggestion = (customerId: string, attestationId: string): Command => ({
  path: `${mcaOf(customerId)}/attestations/${attestationId}/suggestion-dismissal`,
});

export const refreshStatus = (customerId: string): Command => ({
  path: `${mcaOf(customerId)}/status-refresh`,
});

export const createAgreement = (customerId: string): Command => ({ path: `${mcaOf(customerId)}/agreement` });

export const holdAgreement = (customerId: string): Command => ({
  path: `${mcaOf(customerId)}/agreement/hold`,
});
