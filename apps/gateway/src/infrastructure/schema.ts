import { outboxEntities, outboxMigrations } from '@assent/outbox';
import { IdempotencyKeyOrmEntity } from './entities/idempotency-key.orm-entity.js';
import { OperationOrmEntity } from './entities/operation.orm-entity.js';
import { Operations1763800000000 } from './migrations/1763800000000-operations.migration.js';
import { ReadModel1763800100000 } from './migrations/1763800100000-read-model.migration.js';
import { AttestationFacts1763820000000 } from './migrations/1763820000000-attestation-facts.migration.js';
import { ProviderInstanceSettings1764000000002 } from './migrations/1764000000002-provider-instance-settings.migration.js';
import { SummaryTotals1764000000128 } from './migrations/1764000000128-summary-totals.migration.js';
import { Resellers1764100000002 } from './migrations/1764100000002-resellers.migration.js';
import { PlansAtScale1764200000148 } from './migrations/1764200000148-plans-at-scale.migration.js';
import { CustomerSearch1764300000152 } from './migrations/1764300000152-customer-search.migration.js';
import { Healing1763800200000 } from './migrations/1763800200000-healing.migration.js';
import { BulkOperations1763810000000 } from './migrations/1763810000000-bulk-operations.migration.js';
import { Signatories1763900000000 } from './migrations/1763900000000-signatories.migration.js';
import { UnansweredOperations1763900200000 } from './migrations/1763900200000-unanswered-operations.migration.js';

/** The gateway's own data. The read model has no entities: plain SQL writes and reads it. */
export const gatewayEntities = [...outboxEntities, OperationOrmEntity, IdempotencyKeyOrmEntity];

export const gatewayMigrations = [
  ...outboxMigrations,
  Operations1763800000000,
  ReadModel1763800100000,
  Healing1763800200000,
  BulkOperations1763810000000,
  Signatories1763900000000,
  AttestationFacts1763820000000,
  ProviderInstanceSettings1764000000002,
  UnansweredOperations1763900200000,
  SummaryTotals1764000000128,
  Resellers1764100000002,
  PlansAtScale1764200000148,
  CustomerSearch1764300000152,
];
