import type { EntityList, MigrationList } from '@assent/database';
import { InboxMessageOrmEntity } from './inbox.orm-entity.js';
import { CreateOutboxAndInbox1700000000001 } from './migrations/1700000000001-create-outbox-and-inbox.js';
import { FindMessagesByOperation1763900100000 } from './migrations/1763900100000-find-messages-by-operation.js';
import { OutboxMessageOrmEntity } from './outbox.orm-entity.js';

/** Put these first among a service's own entities. */
export const outboxEntities: EntityList = [OutboxMessageOrmEntity, InboxMessageOrmEntity];

/** Put these first among a service's own migrations. */
export const outboxMigrations: MigrationList = [
  CreateOutboxAndInbox1700000000001,
  FindMessagesByOperation1763900100000,
];
