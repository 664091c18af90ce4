import type { Actor } from '@assent/contracts';
import type { AccessScope } from '../access-scope.js';
import type { IdempotencyUse } from '../operations/operation-store.js';

/** Who gives a command, with what rights, and what belongs to the request. */
export interface Caller {
  readonly actor: Actor;
  readonly access: AccessScope;
  readonly correlationId: string;
  readonly traceparent: string | null;
  /** The request's `Idempotency-Key`, when it has one. */
  readonly idempotency: IdempotencyUse | null;
}
