import type { EntityList, MigrationList } from '@assent/database';
import { outboxEntities, outboxMigrations } from '@assent/outbox';
import { AgreementEntity } from './entities/agreement.orm-entity.js';
import { AttestationEntity } from './entities/attestation.orm-entity.js';
import { CustomerMcaEntity } from './entities/customer-mca.orm-entity.js';
import { InstanceSettingsEntity } from './entities/instance-settings.orm-entity.js';
import { OutsideWorkEntity } from './entities/outside-work.orm-entity.js';
import { SignatoryLinkEntity } from './entities/signatory-link.orm-entity.js';
import { AddSignatorySuggestion1763830000001 } from './migrations/1763830000001-add-signatory-suggestion.js';
import { CreateCustomerMca1763800000001 } from './migrations/1763800000001-create-customer-mca.js';
import { FindDueWorkOfOneInstance1763800000010 } from './migrations/1763800000010-find-due-work-of-one-instance.js';
import { AddUndoWindow1764000000005 } from './migrations/1764000000005-add-undo-window.js';
import { AddPriority1764100000000 } from './migrations/1764100000000-add-priority.js';
import { CreateInstanceSettings1764000000004 } from './migrations/1764000000004-create-instance-settings.js';

/** Everything that stands in this service's database, for the service, its migrations and its specs. */
export const attestationsSchema: { entities: EntityList; migrations: MigrationList } = {
  entities: [
    ...outboxEntities,
    CustomerMcaEntity,
    AttestationEntity,
    OutsideWorkEntity,
    AgreementEntity,
    SignatoryLinkEntity,
    InstanceSettingsEntity,
  ],
  migrations: [
    ...outboxMigrations,
    CreateCustomerMca1763800000001,
    FindDueWorkOfOneInstance1763800000010,
    AddSignatorySuggestion1763830000001,
    CreateInstanceSettings1764000000004,
    AddUndoWindow1764000000005,
    AddPriority1764100000000,
  ],
};
