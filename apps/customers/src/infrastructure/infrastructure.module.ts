import { Draining } from '@assent/messaging';
import { connectPartnerCenters, PartnerCenterClients, type ProviderInstance } from '@assent/partner-center';
import { type DynamicModule, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CustomerRepository } from '../application/ports/customer-repository.js';
import { DetailsReadings } from '../application/ports/details-readings.js';
import { ImportRepository } from '../application/ports/import-repository.js';
import { InitialCredentials } from '../application/ports/initial-credentials.js';
import { KnownResellers, KnownStates } from '../application/ports/known-states.js';
import { PendingCalls } from '../application/ports/pending-calls.js';
import { ResellerReadings } from '../application/ports/reseller-readings.js';
import { ResellerRepository } from '../application/ports/reseller-repository.js';
import { SettingsRepository } from '../application/ports/settings-repository.js';
import { WaitingWork } from '../application/ports/waiting-work.js';
import type { CustomersEnvironment } from '../environment.js';
import { CustomerStates } from './customer-states.js';
import { ResellerStates } from './reseller-states.js';
import { AT_REST_KEYS, SealedInitialCredentials } from './sealed-initial-credentials.js';
import { TypeOrmCustomerRepository } from './typeorm-customer.repository.js';
import { TypeOrmDetailsReadings } from './typeorm-details-readings.js';
import { TypeOrmImportRepository } from './typeorm-import.repository.js';
import { TypeOrmPendingCalls } from './typeorm-pending-calls.js';
import { TypeOrmResellerReadings } from './typeorm-reseller-readings.js';
import { TypeOrmResellerRepository } from './typeorm-reseller.repository.js';
import { SqlWaitingWork } from './sql-waiting-work.js';
import { TypeOrmSettingsRepository } from './typeorm-settings.repository.js';

/** Gives back the connections to Microsoft when the last handler has finished. */
@Injectable()
class PartnerCenterShutdown implements OnApplicationShutdown {
  constructor(private readonly clients: PartnerCenterClients) {}

  onApplicationShutdown(): void {
    this.clients.close();
  }
}

/** Puts an adapter behind each port. */
@Module({})
export class InfrastructureModule {
  static forRoot(
    environment: CustomersEnvironment,
    providerInstances: readonly ProviderInstance[],
  ): DynamicModule {
    return {
      module: InfrastructureModule,
      providers: [
        {
          provide: PartnerCenterClients,
          useFactory: ({ giveUp }: Draining) =>
            connectPartnerCenters({
              instances: providerInstances,
              redisUrl: environment.REDIS_URL,
              service: 'customers',
              giveUp,
            }),
          inject: [Draining],
        },
        PartnerCenterShutdown,
        { provide: AT_REST_KEYS, useValue: environment.AT_REST_KEYS },
        { provide: CustomerRepository, useClass: TypeOrmCustomerRepository },
        { provide: ImportRepository, useClass: TypeOrmImportRepository },
        { provide: PendingCalls, useClass: TypeOrmPendingCalls },
        { provide: DetailsReadings, useClass: TypeOrmDetailsReadings },
        { provide: KnownStates, useClass: CustomerStates },
        { provide: KnownResellers, useClass: ResellerStates },
        { provide: ResellerRepository, useClass: TypeOrmResellerRepository },
        { provide: ResellerReadings, useClass: TypeOrmResellerReadings },
        { provide: WaitingWork, useClass: SqlWaitingWork },
        { provide: SettingsRepository, useClass: TypeOrmSettingsRepository },
        { provide: InitialCredentials, useClass: SealedInitialCredentials },
      ],
      exports: [
        PartnerCenterClients,
        CustomerRepository,
        ImportRepository,
        PendingCalls,
        DetailsReadings,
        InitialCredentials,
        KnownStates,
        KnownResellers,
        ResellerRepository,
        ResellerReadings,
        SettingsRepository,
        WaitingWork,
      ],
    };
  }
}
