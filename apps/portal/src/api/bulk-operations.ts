import {
  bulkOperationPageSchema,
  bulkOperationSchema,
  bulkRowPageSchema,
  type BulkAction,
  type BulkMapping,
  type BulkOperation,
  type BulkRowState,
  type BulkVerdict,
  type CreateBulkOperationRequest,
  type Delivery,
} from '@assent/contracts';
import { API, queryString, read, send } from './http';
import { randomId } from './ids';
import type { WorkListFilters } from './mca';
import { ApiProblem } from './problem';

const PATH = '/mca/bulk-operations';

/** Whom a bulk operation is about. */
export type BulkTarget = CreateBulkOperationRequest['target'];

/** What a person has chosen, before it is checked. */
export interface BulkChoice {
  readonly action: BulkAction;
  readonly target: BulkTarget;
  readonly delivery?: Delivery;
}

/** Has every row checked; nothing is sent before the answer is confirmed. */
export async function checkBulkOperation(
  { action, target, delivery = 'email' }: BulkChoice,
  signal?: AbortSignal,
): Promise<BulkOperation> {
  const request: CreateBulkOperationRequest = { action, target, options: { delivery }, dryRun: true };
  return operationOf(PATH, request, signal);
}

/** @param again take a file although it was taken before */
export const confirmBulkOperation = (id: string, again: boolean) =>
  operationOf(`${PATH}/${id}/confirm`, { again });

export type Steering = 'pause' | 'resume' | 'cancel';
export const steerBulkOperation = (id: string, steering: Steering) =>
  operationOf(`${PATH}/${id}/${steering}`, {});

export const readBulkOperation = (id: string, signal?: AbortSignal) =>
  read(`${PATH}/${id}`, bulkOperationSchema, signal);

export const readBulkOperations = (cursor: string | undefined, signal?: AbortSignal) =>
  read(`${PATH}${queryString({ limit: 25, cursor })}`, bulkOperationPageSchema, signal);

/** Which rows of a bulk operation are wanted; all without one. */
export interface BulkRowFilter {
  readonly verdict?: BulkVerdict | undefined;
  readonly state?: BulkRowState | undefined;
}

export const readBulkRows = (
  id: string,
  filter: BulkRowFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
) => read(`${PATH}/${id}/rows${queryString({ ...filter, limit: 50, cursor })}`, bulkRowPageSchema, signal);

/** Where the browser fetches the result file. */
export const resultFileOf = (id: string, format: 'csv' | 'json' = 'csv') =>
  `${API}${PATH}/${id}/results?format=${format}`;

/** The filters of the work list as a target: the customers that the list shows under them. */
export function targetOfFilters(filters: WorkListFilters): BulkTarget {
  const filter = Object.fromEntries(
    Object.entries(filters)
      .filter(([name, value]) => name !== 'sort' && name !== 'order' && value !== '')
      .map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
  return { kind: 'filter', filter };
}

/** A file as it is, for a gateway that finds out its encoding by itself. */
export async function targetOfFile(file: File, mapping?: BulkMapping): Promise<BulkTarget> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file could not be read.'));
    };
    reader.readAsDataURL(file);
  });
  return {
    kind: 'csv',
    fileName: file.name,
    content: url.slice(url.indexOf(',') + 1),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

async function operationOf(path: string, body: object, signal?: AbortSignal): Promise<BulkOperation> {
  const response = await send(path, {
    method: 'POST',
    body,
    headers: path === PATH ? { 'idempotency-key': randomId() } : {},
    signal,
  });
  const parsed = bulkOperationSchema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw ApiProblem.unreadable(response.status, response.headers.get('x-correlation-id') ?? '');
}
