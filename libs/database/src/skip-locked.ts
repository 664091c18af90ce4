/** A lock for TypeORM's `find`: holds the rows until the transaction ends, and leaves out those that somebody else holds. */
export const SKIP_LOCKED = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
