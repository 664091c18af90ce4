import type { WorkListExportQuery, WorkListExportRow } from '@assent/contracts';
import { BYTE_ORDER_MARK, csvLine } from './csv.js';

type Batches = AsyncIterable<readonly WorkListExportRow[]>;

/** The columns of the CSV, in this order; programs read them by name, so names stay. */
const COLUMNS: Readonly<Record<string, (row: WorkListExportRow) => string | null>> = {
  customerId: (row) => row.customerId,
  companyName: (row) => row.companyName,
  domain: (row) => row.domain,
  tenantId: (row) => row.tenantId,
  country: (row) => row.country,
  status: (row) => row.status,
  reasonCode: (row) => row.reasonCode,
  reason: (row) => row.reason,
  nextAction: (row) => row.nextAction,
  statusSince: (row) => row.statusSince,
  contactFirstName: (row) => row.contact?.firstName ?? null,
  contactLastName: (row) => row.contact?.lastName ?? null,
  contactEmail: (row) => row.contact?.email ?? null,
  linkExpiresAt: (row) => row.expiresAt,
  linkOpenedAt: (row) => row.openedAt,
  lastActivityAt: (row) => row.lastActivityAt,
  attestationId: (row) => row.attestationId,
  providerInstanceId: (row) => row.providerInstanceId,
  resellerId: (row) => row.resellerId,
  resellerName: (row) => row.resellerName,
};

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** How a browser saves an export, such as `mca-customers-2026-02-03.csv`; the day is that of UTC. */
export function headersOfFile({ format }: WorkListExportQuery, now: Date): Record<string, string> {
  return {
    'content-type': CONTENT_TYPES[format],
    'content-disposition': `attachment; filename="mca-customers-${now.toISOString().slice(0, 10)}.${format}"`,
    'cache-control': 'no-store',
  };
}

/** The text of an export, piece by piece. */
export function textOfFile({ format, bom }: WorkListExportQuery, batches: Batches): AsyncGenerator<string> {
  return format === 'csv' ? csvOf(batches, bom === true) : jsonOf(batches);
}

async function* csvOf(batches: Batches, withMark: boolean): AsyncGenerator<string> {
  let head = (withMark ? BYTE_ORDER_MARK : '') + csvLine(Object.keys(COLUMNS));
  const cells = Object.values(COLUMNS);
  for await (const rows of batches) {
    yield head + rows.map((row) => csvLine(cells.map((cell) => cell(row)))).join('');
    head = '';
  }
  if (head !== '') yield head;
}

/** One array, a customer a line, so that a person can read it and a program can stream it. */
async function* jsonOf(batches: Batches): AsyncGenerator<string> {
  let between = '[\n';
  for await (const rows of batches) {
    yield between + rows.map((row) => JSON.stringify(row)).join(',\n');
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}
