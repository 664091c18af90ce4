import type { EntityList, MigrationList } from '@assent/database';
import { outboxEntities, outboxMigrations } from '@assent/outbox';
import { CustomerCallOrmEntity } from './customer-call.orm-entity.js';
import { CustomerImportOrmEntity } from './customer-import.orm-entity.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';
import { DetailsReadingOrmEntity } from './details-reading.orm-entity.js';
import { InitialCredentialOrmEntity } from './initial-credential.orm-entity.js';
import { CreateCustomers1700000001001 } from './migrations/1700000001001-create-customers.js';
import { CreateDetailsReadings1700000001002 } from './migrations/1700000001002-create-details-readings.js';
import { FindDueReadingsOfOneInstance1700000001010 } from './migrations/1700000001010-find-due-readings-of-one-instance.js';
import { CreateProviderInstanceSettings1764000000001 } from './migrations/1764000000001-create-provider-instance-settings.js';
import {
  ProviderInstanceLogoOrmEntity,
  ProviderInstanceSettingsOrmEntity,
} from './provider-instance-settings.orm-entity.js';
import { ReadResellers1764100000001 } from './migrations/1764100000001-read-resellers.js';
import { ResellerReadingOrmEntity } from './reseller-reading.orm-entity.js';
import { ResellerOrmEntity } from './reseller.orm-entity.js';

export const customersEntities: EntityList = [
  ...outboxEntities,
  ResellerOrmEntity,
  ResellerReadingOrmEntity,
  CustomerOrmEntity,
  CustomerCallOrmEntity,
  CustomerImportOrmEntity,
  InitialCredentialOrmEntity,
  DetailsReadingOrmEntity,
  ProviderInstanceSettingsOrmEntity,
  ProviderInstanceLogoOrmEntity,
];

export const customersMigrations: MigrationList = [
  ...outboxMigrations,
  CreateCustomers1700000001001,
  CreateDetailsReadings1700000001002,
  FindDueReadingsOfOneInstance1700000001010,
  CreateProviderInstanceSettings1764000000001,
  ReadResellers1764100000001,
];
