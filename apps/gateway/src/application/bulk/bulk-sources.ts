import type { BulkAction, BulkOptions, BulkTarget } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../access-scope.js';
import type { CustomerRecord } from '../customers/customer-record.js';
import { customerNotFound } from '../customers/customer-records.js';
import { ProviderInstances } from '../provider-instances.js';
import { BulkCommands } from './bulk-commands.js';
import { BulkCustomers } from './bulk-customers.js';
import type { CheckedRow, RowContent } from './bulk-operation.js';
import { BULK_POLICY } from './bulk-policy.js';
import { objectionOf, objectionTo } from './check-row.js';

/** What every row of one bulk operation is checked for. */
export interface Wanted {
  readonly action: BulkAction;
  readonly options: BulkOptions;
  readonly access: AccessScope;
}

/** Customers that were picked one by one, or by a filter, as checked rows. */
@Injectable()
export class BulkSources {
  constructor(
    private readonly customers: BulkCustomers,
    private readonly commands: BulkCommands,
    private readonly instances: ProviderInstances,
  ) {}

  /** Batches of checked rows, in the order of the target. */
  rowsOf(wanted: Wanted, target: Exclude<BulkTarget, { kind: 'csv' }>, tx: Tx): AsyncIterable<CheckedRow[]> {
    return target.kind === 'ids'
      ? this.picked(wanted, [...new Set(target.customerIds.map((id) => id.toLowerCase()))], tx)
      : this.filtered(wanted, target.filter, tx);
  }

  private async *picked(wanted: Wanted, ids: readonly string[], tx: Tx): AsyncGenerator<CheckedRow[]> {
    for (let start = 0; start < ids.length; start += BULK_POLICY.checkBatch) {
      const batch = ids.slice(start, start + BULK_POLICY.checkBatch);
      const known = new Map(
        (await this.customers.byIds(wanted.access, batch, tx)).map((record) => [record.customerId, record]),
      );
      yield batch.map((id, index) => {
        const record = known.get(id);
        const number = start + index + 1;
        return record === undefined
          ? this.unknown(wanted.access, number)
          : this.check(wanted, number, record);
      });
    }
  }

  private async *filtered(
    wanted: Wanted,
    filter: Extract<BulkTarget, { kind: 'filter' }>['filter'],
    tx: Tx,
  ): AsyncGenerator<CheckedRow[]> {
    let number = 0;
    for await (const page of this.customers.matching(wanted.access, filter, BULK_POLICY.checkBatch, tx)) {
      yield page.map((record) => this.check(wanted, ++number, record));
    }
  }

  private check(wanted: Wanted, number: number, record: CustomerRecord): CheckedRow {
    const content = contentFor(wanted.action, record);
    const objection = objectionTo(this.commands, wanted.action, record, content, wanted.options);
    return {
      number,
      scope: record.scope,
      customerId: record.customerId,
      verdict: objection?.verdict ?? 'valid',
      fixes: [],
      reason: objection?.reason ?? null,
      content,
    };
  }

  private unknown(access: AccessScope, number: number): CheckedRow {
    const { verdict, reason } = objectionOf(customerNotFound());
    const scope = { providerInstanceId: this.instances.chosen(access, undefined).id, resellerId: null };
    return { number, scope, customerId: null, verdict, fixes: [], reason, content: {} };
  }
}

/** Who is asked: the contact as it stands now, so that the row sends what its preview showed. */
export function contentFor(action: BulkAction, record: CustomerRecord): RowContent {
  return action === 'start' && record.contact !== null ? { contact: record.contact } : {};
}
