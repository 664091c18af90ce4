import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type DatabaseOptions, dataSourceOptions } from './create-data-source.js';
import { RequestDataSource, type RequestPool, RequestTransactions } from './request-database.js';
import { Transactions } from './transactions.js';

export interface DatabaseModuleOptions extends DatabaseOptions {
  /** Given, requests get connections of their own: see {@link RequestDataSource}. */
  readonly requests?: RequestPool;
}

/**
 * Gives the whole application TypeORM's `DataSource` and {@link Transactions}. At start it waits for
 * PostgreSQL for a while; at shutdown it closes last, after everything that still writes.
 */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseModuleOptions): DynamicModule {
    const { requests } = options;
    const ofRequests =
      requests === undefined ? [] : [requestDataSource(options, requests), RequestTransactions];
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(options),
          // A service that starts beside PostgreSQL needs a moment; half a minute later something is wrong.
          retryAttempts: 15,
          retryDelay: 2_000,
        }),
      ],
      providers: [Transactions, ...ofRequests],
      exports: [Transactions, ...(requests === undefined ? [] : [RequestDataSource, RequestTransactions])],
    };
  }
}

function requestDataSource(options: DatabaseOptions, pool: RequestPool): FactoryProvider<RequestDataSource> {
  return {
    provide: RequestDataSource,
    useFactory: () => RequestDataSource.connect(options, pool),
    // Connected after the other one, whose start has waited for PostgreSQL.
    inject: [DataSource],
  };
}
