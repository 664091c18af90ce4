import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DatabaseOptions, dataSourceOptions } from './create-data-source.js';
import { Transactions } from './transactions.js';

/** The connections that callers who wait for an answer share among themselves. */
export interface RequestPool {
  readonly poolSize: number;
  /** How long a request waits for its turn before it is told to come back later, in milliseconds. */
  readonly waitMs: number;
}

/**
 * The same database over connections of its own, for what callers wait for. Messages, sweeps and the relay
 * work over the application's plain `DataSource`, so that no number of requests can take theirs: a flood of
 * readers slows readers down, and nothing else.
 */
export class RequestDataSource extends DataSource {
  static async connect(database: DatabaseOptions, pool: RequestPool): Promise<RequestDataSource> {
    const options = dataSourceOptions({
      ...database,
      applicationName: `${database.applicationName}-requests`,
      poolSize: pool.poolSize,
      connectTimeoutMs: pool.waitMs,
      plans: 'kept',
    });
    const dataSource = new RequestDataSource(options);
    await dataSource.initialize();
    return dataSource;
  }
}

/** Transactions that a caller waits for, over the connections of requests. */
@Injectable()
export class RequestTransactions extends Transactions implements OnApplicationShutdown {
  constructor(private readonly connections: RequestDataSource) {
    super(connections);
  }

  /** Closes the connections, as `TypeOrmModule` does with those of the plain `DataSource`. */
  async onApplicationShutdown(): Promise<void> {
    if (this.connections.isInitialized) await this.connections.destroy();
  }
}
