import { BULK_LIMITS, type BulkMapping, type BulkTarget } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { guessMapping } from '../../../domain/bulk/column-mapping.js';
import { type RowFacts, rowReader } from '../../../domain/bulk/read-row.js';
import type { CustomerRecord } from '../../customers/customer-record.js';
import { customerNotFound } from '../../customers/customer-records.js';
import { ProblemError } from '../../problem.error.js';
import { ProviderInstances } from '../../provider-instances.js';
import { BulkCommands } from '../bulk-commands.js';
import { BulkCustomers } from '../bulk-customers.js';
import type { CheckedRow, RowContent } from '../bulk-operation.js';
import { BULK_POLICY } from '../bulk-policy.js';
import { type Wanted, contentFor } from '../bulk-sources.js';
import { type Objection, objectionOf, objectionTo } from '../check-row.js';
import { type OpenedCsv, openCsv } from './read-csv.js';

/** A file that was opened: what its columns are taken for, and how to know it again. */
export interface OpenedFile {
  readonly csv: OpenedCsv;
  readonly mapping: BulkMapping;
  readonly providerInstanceId: string;
  readonly fingerprint: string;
}

interface ReadRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly facts: RowFacts;
  readonly fixes: CheckedRow['fixes'];
}

/** The rows of an uploaded file as checked rows. */
@Injectable()
export class CsvSource {
  constructor(
    private readonly customers: BulkCustomers,
    private readonly commands: BulkCommands,
    private readonly instances: ProviderInstances,
  ) {}

  /**
   * @param isDryRun then a guess that found no column with customers is answered as it is: every row says
   * that it names nobody, and the columns can be matched by hand
   * @throws ProblemError `payload_too_large`, `file_unreadable`, or `validation_failed` for a mapping
   */
  async open(
    wanted: Wanted,
    target: Extract<BulkTarget, { kind: 'csv' }>,
    isDryRun: boolean,
  ): Promise<OpenedFile> {
    const bytes = Buffer.from(target.content, 'base64');
    if (bytes.length > BULK_LIMITS.fileBytes) {
      throw new ProblemError(
        'payload_too_large',
        `A file may have ${String(BULK_LIMITS.fileBytes / 1024 / 1024)} MB at most. Divide it into several.`,
      );
    }
    const instance = this.instances.chosen(wanted.access, target.providerInstanceId);
    const csv = await openCsv(bytes);
    const mapping = target.mapping ?? guessMapping(csv.columns);
    if (target.mapping !== undefined || !isDryRun) refuseUnusable(mapping, csv.columns);
    return {
      csv,
      mapping,
      providerInstanceId: instance.id,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([wanted.action, wanted.access, instance.id]))
        .update(bytes)
        .digest('base64url'),
    };
  }

  async *rowsOf(wanted: Wanted, file: OpenedFile, tx: Tx): AsyncGenerator<CheckedRow[]> {
    const read = rowReader(file.csv.columns, file.mapping);
    const seen = new Map<string, number>();
    let batch: ReadRow[] = [];
    let number = 0;
    for await (const cells of file.csv.rows()) {
      batch.push({ number: ++number, cells, ...read(cells) });
      if (batch.length < BULK_POLICY.checkBatch) continue;
      yield await this.check(wanted, file, batch, seen, tx);
      batch = [];
    }
    // What is left over is the batch that the retired tool forgot.
    if (batch.length > 0) yield await this.check(wanted, file, batch, seen, tx);
  }

  private async check(
    wanted: Wanted,
    file: OpenedFile,
    rows: readonly ReadRow[],
    seen: Map<string, number>,
    tx: Tx,
  ): Promise<CheckedRow[]> {
    const find = await this.finder(wanted, file, rows, tx);
    return rows.map((row) => {
      const record = find(row.facts);
      const content = contentOf(row, wanted, record);
      const objection = this.objection(wanted, row, record, content, seen);
      if (record !== undefined && !seen.has(record.customerId)) seen.set(record.customerId, row.number);
      return {
        number: row.number,
        scope: record?.scope ?? { providerInstanceId: file.providerInstanceId, resellerId: null },
        customerId: record?.customerId ?? null,
        verdict: objection?.verdict ?? (row.fixes.length > 0 ? 'fixed' : 'valid'),
        fixes: row.fixes,
        reason: objection?.reason ?? null,
        content,
      };
    });
  }

  private objection(
    { action, options }: Wanted,
    { facts }: ReadRow,
    record: CustomerRecord | undefined,
    content: RowContent,
    seen: ReadonlyMap<string, number>,
  ): Objection | undefined {
    if (record === undefined) return objectionOf(unknownCustomer(facts));
    const before = seen.get(record.customerId);
    if (before !== undefined) {
      return objectionOf(
        new ProblemError('row_repeated', `Row ${String(before)} is about the same customer and goes first.`),
      );
    }
    return objectionTo(this.commands, action, record, content, options);
  }

  /** Looks a batch up at once; answers by the most telling of the keys that a row has. */
  private async finder(
    { access }: Wanted,
    { providerInstanceId }: OpenedFile,
    rows: readonly ReadRow[],
    tx: Tx,
  ): Promise<(facts: RowFacts) => CustomerRecord | undefined> {
    const keys = (field: 'customerId' | 'tenantId' | 'domain') => [
      ...new Set(rows.map(({ facts }) => facts[field]).filter((key) => key !== undefined)),
    ];
    const byId = indexBy(
      await this.customers.byIds(access, keys('customerId').filter(isId), tx),
      ({ customerId }) => customerId,
    );
    const byTenant = indexBy(
      await this.customers.byTenants(access, providerInstanceId, keys('tenantId').filter(isId), tx),
      ({ tenantId }) => tenantId,
    );
    const byDomain = indexBy(
      await this.customers.byDomains(access, providerInstanceId, keys('domain'), tx),
      ({ domain }) => domain?.toLowerCase() ?? null,
    );
    return ({ customerId, tenantId, domain }) => {
      if (tenantId !== undefined) return byTenant.get(tenantId);
      if (customerId !== undefined) return byId.get(customerId);
      return domain === undefined ? undefined : byDomain.get(domain);
    };
  }
}

const isId = (text: string) => z.uuid().safeParse(text).success;

function indexBy(
  records: readonly CustomerRecord[],
  keyOf: (record: CustomerRecord) => string | null,
): ReadonlyMap<string, CustomerRecord> {
  const index = new Map<string, CustomerRecord>();
  for (const record of records) {
    const key = keyOf(record);
    // A tenant that left and came back has two rows; the one that is there counts.
    if (key !== null && (record.listed || !index.has(key))) index.set(key, record);
  }
  return index;
}

function contentOf(
  { facts, cells }: ReadRow,
  { action }: Wanted,
  record: CustomerRecord | undefined,
): RowContent {
  const { firstName, lastName, email, phone, country, language, tenantId } = facts;
  const named = {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  const asked = action === 'start' && Object.keys(named).length > 0 ? { contact: named } : {};
  return {
    // A file that names nobody means the contact on record.
    ...(record === undefined ? {} : contentFor(action, record)),
    ...asked,
    ...(country === undefined ? {} : { country }),
    ...(language === undefined ? {} : { language }),
    ...(tenantId === undefined ? {} : { tenantId }),
    cells,
  };
}

function unknownCustomer({ tenantId, customerId, domain }: RowFacts): ProblemError {
  if (tenantId === undefined && customerId === undefined && domain === undefined) {
    return new ProblemError(
      'customer_not_found',
      'The row names no customer. Fill in the tenant id, the domain or the customer id.',
    );
  }
  if (tenantId !== undefined && !isId(tenantId)) {
    return new ProblemError(
      'customer_not_found',
      'The tenant id is not a complete one, such as 4fa4ef34-59db-4e40-8d14-0a2b1d6f9d11.',
    );
  }
  return customerNotFound();
}

function refuseUnusable(mapping: BulkMapping, columns: readonly string[]): void {
  const errors = Object.entries(mapping)
    .filter(([, column]) => !columns.includes(column))
    .map(([field, column]) => ({
      path: `target.mapping.${field}`,
      message: `The file has no column “${column}”.`,
    }));
  if (mapping.tenantId === undefined && mapping.customerId === undefined && mapping.domain === undefined) {
    errors.push({
      path: 'target.mapping.tenantId',
      message:
        'Say which column names the customer: by tenant id, domain or customer id. ' +
        `The columns are: ${columns.join(', ')}.`,
    });
  }
  if (errors.length > 0) {
    throw new ProblemError(
      'validation_failed',
      'The columns of the file could not be matched. Correct the fields below and send the request again.',
      { errors },
    );
  }
}
