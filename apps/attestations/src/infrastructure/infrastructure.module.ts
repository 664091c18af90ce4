import { Transactions } from '@assent/database';
import { Draining } from '@assent/messaging';
import { Outbox } from '@assent/outbox';
import type { ProviderInstance } from '@assent/partner-center';
import { Module, type DynamicModule } from '@nestjs/common';
import { CustomerMcas } from '../application/ports/customer-mcas.js';
import { DueWork } from '../application/ports/due-work.js';
import { KnownStates } from '../application/ports/known-states.js';
import { McaSettings } from '../application/ports/mca-settings.js';
import { MessageOutbox } from '../application/ports/message-outbox.js';
import { PartnerCenters } from '../application/ports/partner-centers.js';
import { UnitOfWork } from '../application/ports/unit-of-work.js';
import type { Environment } from '../environment.js';
import { ConnectedPartnerCenters } from './connected-partner-centers.js';
import { AtRestSeal } from './mappers/at-rest-seal.js';
import { PostgresCustomerMcas } from './postgres-customer-mcas.js';
import { PostgresDueWork } from './postgres-due-work.js';
import { PostgresMcaStates } from './postgres-mca-states.js';
import { StoredMcaSettings } from './stored-mca-settings.js';

const PORTS = [CustomerMcas, DueWork, KnownStates, McaSettings, MessageOutbox, PartnerCenters, UnitOfWork];

/** Puts an adapter behind each port. */
@Module({})
export class InfrastructureModule {
  static forRoot(environment: Environment, instances: readonly ProviderInstance[]): DynamicModule {
    return {
      module: InfrastructureModule,
      providers: [
        { provide: AtRestSeal, useValue: new AtRestSeal(environment.AT_REST_KEYS) },
        { provide: CustomerMcas, useClass: PostgresCustomerMcas },
        { provide: DueWork, useClass: PostgresDueWork },
        { provide: KnownStates, useClass: PostgresMcaStates },
        { provide: McaSettings, useValue: new StoredMcaSettings(environment, instances) },
        { provide: MessageOutbox, useExisting: Outbox },
        {
          provide: PartnerCenters,
          useFactory: ({ giveUp }: Draining) =>
            new ConnectedPartnerCenters(instances, environment.REDIS_URL, giveUp),
          inject: [Draining],
        },
        { provide: UnitOfWork, useExisting: Transactions },
      ],
      exports: PORTS,
    };
  }
}
