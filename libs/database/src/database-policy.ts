/** The numbers by which every service treats PostgreSQL, each with its reason. Times are milliseconds. */
export const DATABASE_POLICY = {
  /**
   * Connections of one process for its messages, sweeps and relay. A worker runs a handful of handlers at once;
   * more only queue inside PostgreSQL.
   */
  poolSize: 10,
  /** How long a caller waits for a connection. Longer than a restart of PostgreSQL hides that it is away. */
  connectTimeoutMs: 5_000,
  /** An idle connection is given back after this, so that ten processes do not hold a hundred of them all night. */
  idleConnectionMs: 30_000,
  /**
   * What a page read out of turn costs, beside one in turn: memory and solid disks hardly mind. At PostgreSQL's own 4,
   * which is about disks that turn, it reads a table of some hundred rows whole for each row that looks something up there.
   */
  randomPageCost: 1.1,
  /** No statement of a service is meant to run this long; one that does holds locks others wait for. */
  statementTimeoutMs: 30_000,
  /** A process that hangs inside a transaction loses it, with its locks, after this. */
  idleInTransactionTimeoutMs: 30_000,
  /** A transaction that PostgreSQL picked as the victim of a deadlock or of a conflict is tried this often in all. */
  transactionAttempts: 5,
  /** Pause before the second attempt; doubles each time, and half of it is random so that rivals part. */
  transactionBackoffMs: 10,
  /** How long one process waits for another one's migrations. */
  migrationLockTimeoutMs: 5 * 60_000,
} as const;
