import type { EntityList, MigrationList } from '@assent/database';
import { outboxEntities, outboxMigrations } from '@assent/outbox';
import { ClosedAttestationOrmEntity } from './closed-attestation.orm-entity.js';
import { DeliveryOrmEntity } from './delivery.orm-entity.js';
import { MailOrmEntity } from './mail.orm-entity.js';
import { CreateMails1700000100001 } from './migrations/1700000100001-create-mails.js';
import { CreateSenderBranding1764000000003 } from './migrations/1764000000003-create-sender-branding.js';
import { SenderBrandingOrmEntity, SenderLogoOrmEntity } from './sender.orm-entity.js';

export const entities: EntityList = [
  ...outboxEntities,
  MailOrmEntity,
  DeliveryOrmEntity,
  ClosedAttestationOrmEntity,
  SenderBrandingOrmEntity,
  SenderLogoOrmEntity,
];

export const migrations: MigrationList = [
  ...outboxMigrations,
  CreateMails1700000100001,
  CreateSenderBranding1764000000003,
];
