import { Transactions, type Tx } from '@assent/database';
import { Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { PlaceCommand } from '../application/commands/place-command.js';
import type { CustomerRecord } from '../application/customers/customer-record.js';
import { customerNotFound } from '../application/customers/customer-records.js';
import { ProblemError } from '../application/problem.error.js';
import { BulkCommands, COMMAND_OF_ACTION } from '../application/bulk/bulk-commands.js';
import { BulkCustomers } from '../application/bulk/bulk-customers.js';
import type { BulkOperationRecord, RowOutcome, WaitingRow } from '../application/bulk/bulk-operation.js';
import { BulkOperations } from '../application/bulk/bulk-operations.js';
import { BULK_POLICY } from '../application/bulk/bulk-policy.js';
import { objectionOf } from '../application/bulk/check-row.js';
import { rowsOnTheirWay } from '../application/bulk/rows-on-their-way.js';

const after = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds);

/**
 * Sends the rows of running bulk operations, as many as may be on their way, and ends those that have no
 * row left.
 *
 * Each bulk operation is held while some of its rows become operations and commands, in one transaction: a
 * process that dies in the middle leaves the rows waiting, one that dies after the commit has sent them. No
 * row is sent twice, however many gateways there are.
 */
@Injectable()
export class SendBulkRows {
  private readonly logger = new Logger(SendBulkRows.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly bulk: BulkOperations,
    private readonly customers: BulkCustomers,
    private readonly commands: BulkCommands,
    private readonly placing: PlaceCommand,
    private readonly ids: Ids,
  ) {}

  /** @returns how many bulk operations were looked after */
  async execute(now: Date): Promise<number> {
    for (let served = 0; served < BULK_POLICY.operationsPerTick; served++) {
      if (!(await this.serveOne(now))) return served;
    }
    return BULK_POLICY.operationsPerTick;
  }

  private async serveOne(now: Date): Promise<boolean> {
    const held: { id?: string } = {};
    try {
      return await this.transactions.run(async (tx) => {
        const operation = await this.bulk.claimDue(tx, now);
        if (operation === null) return false;
        held.id = operation.id;
        await this.serve(tx, operation, now);
        return true;
      });
    } catch (error) {
      if (held.id === undefined) throw error;
      this.logger.error({ err: error }, `Bulk operation ${held.id} could not go on and is tried again.`);
      const { id } = held;
      await this.transactions.run((tx) => this.bulk.postpone(tx, id, after(now, BULK_POLICY.afterFaultMs)));
      return true;
    }
  }

  private async serve(tx: Tx, operation: BulkOperationRecord, now: Date): Promise<void> {
    const sent = operation.state === 'running' ? await this.sendSome(tx, operation) : 0;
    const progress = await this.bulk.countStates(tx, operation.id);
    const moved = JSON.stringify(progress) !== JSON.stringify(operation.progress);
    const over = progress.sent === 0 && (operation.state !== 'running' || progress.waiting === 0);
    const pause = sent > 0 || moved ? BULK_POLICY.tickMs : BULK_POLICY.idleMs;
    await this.bulk.change(tx, operation, {
      progress,
      nextAttemptAt: over ? null : after(now, pause),
      ...(over && operation.state === 'running' ? { state: 'finished', finishedAt: now } : {}),
    });
  }

  private async sendSome(tx: Tx, operation: BulkOperationRecord): Promise<number> {
    const { sent } = await this.bulk.countStates(tx, operation.id);
    const room = rowsOnTheirWay(operation.progress.sent - sent) - sent;
    if (room <= 0) return 0;
    const rows = await this.bulk.nextWaiting(tx, operation.id, room);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ customerId }) => customerId);
    const records = new Map(
      (await this.customers.byIds(operation.access, ids, tx)).map((record) => [record.customerId, record]),
    );
    const outcomes: RowOutcome[] = [];
    for (const row of rows) {
      outcomes.push(await this.sendOne(tx, operation, row, records.get(row.customerId)));
    }
    await this.bulk.saveOutcomes(tx, operation.id, outcomes);
    return rows.length;
  }

  /** The customer may have changed since the check, so what speaks against the row is asked again. */
  private async sendOne(
    tx: Tx,
    { action, options, actor, correlationId, traceparent }: BulkOperationRecord,
    { number, content }: WaitingRow,
    record: CustomerRecord | undefined,
  ): Promise<RowOutcome> {
    let command;
    try {
      if (record === undefined) throw customerNotFound();
      command = this.commands.commandFor(action, record, content, options);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { verdict, reason } = objectionOf(error);
      return { number, state: verdict, reason, operationId: null };
    }
    const operationId = this.ids.next();
    const origin = { actor, correlationId, traceparent, priority: 'bulk' as const };
    await this.placing.place(tx, origin, COMMAND_OF_ACTION[action], command, operationId);
    return { number, state: 'sent', reason: null, operationId };
  }
}
