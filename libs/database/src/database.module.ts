import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type DatabaseOptions, dataSourceOptions } from './create-data-source.js';
import { Transactions } from './transactions.js';

/**
 * Gives the whole application TypeORM's `DataSource` and {@link Transactions}. At start it waits for
 * PostgreSQL for a while; at shutdown it closes last, after everything that still writes.
 */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
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
      providers: [Transactions],
      exports: [Transactions],
    };
  }
}
