import { Global, Module } from '@nestjs/common';
import { BulkCustomers } from '../application/bulk/bulk-customers.js';
import { BulkOperations } from '../application/bulk/bulk-operations.js';
import { BulkOperationReader } from './bulk/bulk-operation-reader.js';
import { BulkRetention } from './bulk/bulk-retention.js';
import { PostgresBulkOperations } from './bulk/postgres-bulk-operations.js';
import { SqlBulkCustomers } from './bulk/sql-bulk-customers.js';

/** Everything that knows the tables of bulk operations. */
@Global()
@Module({
  providers: [
    { provide: BulkOperations, useClass: PostgresBulkOperations },
    { provide: BulkCustomers, useClass: SqlBulkCustomers },
    BulkOperationReader,
    BulkRetention,
  ],
  exports: [BulkOperations, BulkCustomers, BulkOperationReader, BulkRetention],
})
export class BulkInfrastructureModule {}
