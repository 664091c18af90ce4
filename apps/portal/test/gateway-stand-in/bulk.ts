import {
  createBulkOperationRequestSchema,
  type BulkOperation,
  type BulkRow,
  type BulkState,
} from '@assent/contracts';
import { randomUUID } from 'node:crypto';
import { StandInProblem, type StandInHandler, type StandInRequest } from './gateway-stand-in';
import type { StandInWorld } from './world';

interface StandInBulk {
  operation: BulkOperation;
  rows: BulkRow[];
}

/** The bulk operations of each invented world. */
const worlds = new WeakMap<StandInWorld, StandInBulk[]>();
const bulksOf = (world: StandInWorld) => {
  const bulks = worlds.get(world) ?? [];
  worlds.set(world, bulks);
  return bulks;
};

/** Puts a bulk operation into the world, such as one that is running. */
export function addBulk(
  world: StandInWorld,
  rows: BulkRow[],
  more: Partial<BulkOperation> = {},
): BulkOperation {
  const bulk = { operation: operationOf(rows, more), rows };
  bulksOf(world).unshift(bulk);
  return bulk.operation;
}

export const standInBulk: readonly (readonly [RegExp, StandInHandler])[] = [
  [/^POST \/mca\/bulk-operations$/, check],
  [
    /^GET \/mca\/bulk-operations$/,
    ({ world }) => ({
      items: bulksOf(world)
        .map(({ operation }) => operation)
        .filter(({ state }) => state !== 'draft'),
      nextCursor: null,
    }),
  ],
  [/^GET \/mca\/bulk-operations\/([^/]+)$/, (request) => bulkOf(request).operation],
  [/^GET \/mca\/bulk-operations\/([^/]+)\/rows$/, rowsOf],
  [/^POST \/mca\/bulk-operations\/([^/]+)\/(confirm|pause|resume|cancel)$/, steer],
];

function bulkOf({ world, params }: StandInRequest): StandInBulk {
  const found = bulksOf(world).find(({ operation }) => operation.id === params[0]);
  if (!found)
    throw new StandInProblem('bulk_operation_not_found', 'There is no bulk operation with this id.');
  return found;
}

function rowsOf(request: StandInRequest) {
  const { query } = request;
  const items = bulkOf(request).rows.filter(
    (row) =>
      (!query.has('verdict') || row.verdict === query.get('verdict')) &&
      (!query.has('state') || row.state === query.get('state')),
  );
  return { items, nextCursor: null };
}

const STATES: Readonly<Record<string, BulkState>> = {
  confirm: 'running',
  pause: 'paused',
  resume: 'running',
  cancel: 'cancelled',
};

function steer(request: StandInRequest) {
  const bulk = bulkOf(request);
  bulk.operation = {
    ...bulk.operation,
    state: STATES[request.params[1] ?? ''] ?? 'running',
    startedAt: bulk.operation.startedAt ?? new Date().toISOString(),
  };
  return bulk.operation;
}

/** Every other customer with a contact is ready; who is compliant is skipped; the rest has no contact. */
function check({ world, body }: StandInRequest) {
  const { action, target } = createBulkOperationRequestSchema.parse(body);
  const customers = world
    .present()
    .filter((customer) => target.kind !== 'ids' || target.customerIds.includes(customer.record.customerId));
  const rows = customers.map(({ record, mca }, index): BulkRow => {
    const isCompliant = mca.status === 'compliant';
    const hasContact = mca.attestation !== null;
    const verdict = isCompliant ? 'skipped' : hasContact ? 'valid' : 'refused';
    return aRow(index + 1, {
      customerId: record.customerId,
      companyName: record.companyName,
      contact: mca.attestation?.contact ?? null,
      verdict,
      state: verdict === 'valid' ? 'waiting' : verdict,
      reason:
        verdict === 'valid'
          ? null
          : isCompliant
            ? { code: 'already_compliant', detail: 'The customer is compliant.', errors: [] }
            : { code: 'contact_missing', detail: 'No contact is known for this customer.', errors: [] },
    });
  });
  const isFile = target.kind === 'csv';
  const earlier = bulksOf(world).find(
    ({ operation }) => isFile && operation.state === 'finished' && operation.fileName === target.fileName,
  );
  return addBulk(world, rows, {
    action,
    source: target.kind,
    state: 'draft',
    startedAt: null,
    earlierId: earlier?.operation.id ?? null,
    ...(isFile
      ? {
          fileName: target.fileName,
          columns: ['Tenant', 'Mail', 'Note'],
          mapping: target.mapping ?? { email: 'Mail' },
        }
      : {}),
  });
}

export function aRow(number: number, more: Partial<BulkRow> = {}): BulkRow {
  return {
    number,
    customerId: randomUUID(),
    companyName: `Company ${String(number)}`,
    tenantId: randomUUID(),
    contact: null,
    country: 'DE',
    verdict: 'valid',
    fixes: [],
    state: 'waiting',
    reason: null,
    operationId: null,
    ...more,
  };
}

function operationOf(rows: readonly BulkRow[], more: Partial<BulkOperation>): BulkOperation {
  const count = (wanted: (row: BulkRow) => boolean) => rows.filter(wanted).length;
  return {
    id: randomUUID(),
    action: 'start',
    source: 'csv',
    state: 'running',
    fileName: 'customers.csv',
    columns: [],
    mapping: {},
    options: { delivery: 'email' },
    total: rows.length,
    checked: {
      valid: count(({ verdict }) => verdict === 'valid'),
      fixed: count(({ verdict }) => verdict === 'fixed'),
      refused: count(({ verdict }) => verdict === 'refused'),
      skipped: count(({ verdict }) => verdict === 'skipped'),
    },
    progress: {
      waiting: count(({ state }) => state === 'waiting'),
      sent: count(({ state }) => state === 'sent'),
      succeeded: count(({ state }) => state === 'succeeded'),
      refused: count(({ state }) => state === 'refused'),
      skipped: count(({ state }) => state === 'skipped'),
      cancelled: count(({ state }) => state === 'cancelled'),
    },
    earlierId: null,
    rowsKept: true,
    createdBy: 'Operator',
    createdAt: new Date().toISOString(),
    startedAt: new Date().toISOString(),
    finishedAt: null,
    ...more,
  };
}
