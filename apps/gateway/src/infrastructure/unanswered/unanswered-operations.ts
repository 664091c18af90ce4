import { Transactions } from '@assent/database';
import { MessageWhereabouts, RedisAway } from '@assent/messaging';
import { type StoredCommand, StoredMessages } from '@assent/outbox';
import { Injectable, Logger } from '@nestjs/common';
import type { CommandName } from '../../application/operations/operation.js';
import { OperationStore } from '../../application/operations/operation-store.js';
import { nextStep, type NextStep, type UnansweredCommand } from '../../domain/unanswered-command.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

interface DueRow {
  readonly id: string;
  readonly command: CommandName;
  readonly created_at: Date;
  readonly looks: number;
}

/**
 * Looks after operations that have no outcome yet: their command is sent again when its message, or the answer
 * to it, may have been lost, and who waits is told when it takes long. Replicas step over each other's rows.
 */
@Injectable()
export class UnansweredOperations {
  private readonly logger = new Logger(UnansweredOperations.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly operations: OperationStore,
    private readonly stored: StoredMessages,
    private readonly whereabouts: MessageWhereabouts,
  ) {}

  /** @returns how many were due */
  async lookAfter(now: Date): Promise<number> {
    // A crash after this statement leaves the operations until their time comes round again.
    const due = await this.takeDue(now);
    for (const operation of due) {
      try {
        await this.lookAfterOne(operation, now);
      } catch (error) {
        // Without Redis nobody knows where a message is; nothing is gone from PostgreSQL meanwhile.
        if (error instanceof RedisAway) return due.length;
        throw error;
      }
    }
    return due.length;
  }

  private async lookAfterOne(operation: DueRow, now: Date): Promise<void> {
    const { id } = operation;
    const command = await this.transactions.run((tx) => this.stored.commandOf(tx, id));
    const step = nextStep({
      ageMs: now.getTime() - operation.created_at.getTime(),
      looks: operation.looks,
      where: await this.whereIs(command),
      takesLong: operation.command === 'import-customers',
    });
    await this.transactions.run(async (tx) => {
      // Locked, so that it is not settled in between; a repeat of what is settled would be noise.
      const rows = await tx.query<unknown[]>(
        `SELECT 1 FROM operation WHERE id = $1 AND state = 'pending' FOR UPDATE`,
        [id],
      );
      if (rows.length === 0) return;
      switch (step.kind) {
        case 'give_up':
          await this.operations.refuse(tx, id, GIVEN_UP, now);
          return;
        case 'go_on':
          if (step.repeat && command !== null) await this.stored.repeat(tx, command.messageId);
          await tx.query(`UPDATE operation SET hint = $2::jsonb WHERE id = $1`, [
            id,
            step.hint === null ? null : JSON.stringify(step.hint),
          ]);
      }
    });
    this.report(operation, step);
  }

  private async whereIs(command: StoredCommand | null): Promise<UnansweredCommand['where']> {
    if (command === null) return 'forgotten';
    if (!command.isPublished) return 'unsent';
    return this.whereabouts.of(command.queue, command.messageId);
  }

  private async takeDue(now: Date): Promise<DueRow[]> {
    const { firstLookMs, longestPauseMs, batch } = GATEWAY_POLICY.unanswered;
    const [rows] = await this.transactions.run((tx) =>
      tx.query<[DueRow[], number]>(
        `UPDATE operation SET looks = looks + 1, next_attempt_at =
           $1::timestamptz + least($2 * 2 ^ least(looks + 1, 20), $3) * interval '1 millisecond'
         WHERE id IN (
           SELECT id FROM operation
           WHERE state = 'pending'
             AND coalesce(next_attempt_at, created_at + $2 * interval '1 millisecond') <= $1
           ORDER BY created_at LIMIT $4 FOR UPDATE SKIP LOCKED)
         RETURNING id, command, created_at, looks`,
        [now, firstLookMs, longestPauseMs, batch],
      ),
    );
    return rows;
  }

  private report({ id, command, looks }: DueRow, step: NextStep): void {
    const what = `Operation ${id} (${command}) has no outcome yet`;
    if (step.kind === 'give_up') this.logger.error(`${what}, and nothing is left of it: it is given up.`);
    else if (step.repeat) this.logger.warn(`${what}: its command is sent again (look ${String(looks)}).`);
  }
}

const GIVEN_UP = {
  code: 'outcome_unknown',
  detail:
    'For more than a month nothing was heard of this command, and it is not kept any longer. Look at what it was ' +
    'about: if it has had no effect, give it again.',
  errors: [],
  references: {},
};
