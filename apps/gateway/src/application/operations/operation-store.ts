import type { Refusal, Settles } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { AccessScope } from '../access-scope.js';
import type { CommandName, OperationRecord } from './operation.js';

/** A caller's `Idempotency-Key`, with what it is bound to. */
export interface IdempotencyUse {
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  readonly key: string;
  /** Digest of the body; the same key with another body is refused. */
  readonly fingerprint: string;
}

/** What became of claiming a key: it is ours now, or an earlier request had it. */
export type KeyClaim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'used'; readonly operationId: string; readonly fingerprint: string };

/** Keeps operations and idempotency keys. */
export abstract class OperationStore {
  abstract insert(tx: Tx, operation: OperationRecord): Promise<void>;

  abstract find(access: AccessScope, operationId: string): Promise<OperationRecord | null>;

  /** The newest operation of one command about one thing. */
  abstract findBySubject(
    access: AccessScope,
    command: CommandName,
    subjectId: string,
  ): Promise<OperationRecord | null>;

  /** Which of these operations are settled by now. */
  abstract settledAmong(operationIds: readonly string[]): Promise<string[]>;

  /**
   * Takes the key for `operationId`. While another transaction holds the same key, this waits for it: a
   * repeat at the same time gets the answer of the first, or the key when the first was refused.
   */
  abstract claimKey(tx: Tx, use: IdempotencyUse, operationId: string, now: Date): Promise<KeyClaim>;

  /** Gives a key back that was claimed in this transaction. */
  abstract releaseKey(tx: Tx, use: IdempotencyUse): Promise<void>;

  /** Closes operations as succeeded; one that is closed already stays as it is. */
  abstract succeed(tx: Tx, settles: Settles, at: Date): Promise<void>;

  /** Closes an operation as refused; one that is closed already stays as it is. */
  abstract refuse(tx: Tx, operationId: string, refusal: Refusal, at: Date): Promise<void>;
}
