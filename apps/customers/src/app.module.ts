import { DatabaseModule } from '@assent/database';
import { MessagingModule } from '@assent/messaging';
import { OutboxModule } from '@assent/outbox';
import type { ProviderInstance } from '@assent/partner-center';
import { ReplayAnswers, ServiceKitModule } from '@assent/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { CustomersEnvironment } from './environment.js';
import { CallMicrosoft } from './application/call-microsoft.js';
import { ChangeLogo } from './application/change-settings/change-logo.js';
import { ChangeSettings } from './application/change-settings/change-settings.js';
import { TellSettingsAgain } from './application/change-settings/tell-settings-again.js';
import { CheckConnection } from './application/check-connection/check-connection.js';
import { CreateCustomerAtMicrosoft } from './application/create-customer/create-customer-at-microsoft.js';
import { RequestCustomer } from './application/create-customer/request-customer.js';
import { EndRelationshipAtMicrosoft } from './application/end-relationship/end-relationship-at-microsoft.js';
import { RequestEnd } from './application/end-relationship/request-end.js';
import { ContinueImport } from './application/import-customers/continue-import.js';
import { MergePage } from './application/import-customers/merge-page.js';
import { StartImport } from './application/import-customers/start-import.js';
import { ReadDetails } from './application/read-details/read-details.js';
import { WakeUpDueReadings } from './application/read-details/wake-up-due-readings.js';
import { ListResellers } from './application/read-resellers/list-resellers.js';
import { ReadDueResellers } from './application/read-resellers/read-due-resellers.js';
import { ReadServedCustomers } from './application/read-resellers/read-served-customers.js';
import { WakeUpOverdueWork } from './application/wake-up/wake-up-overdue-work.js';
import { databaseOptions } from './database-options.js';
import { InfrastructureModule } from './infrastructure/infrastructure.module.js';
import { AnswerReplayAndDigest } from './messaging/answer-replay-and-digest.consumer.js';
import { AnswerResellerReplayAndDigest } from './messaging/answer-reseller-replay-and-digest.consumer.js';
import { ChangeSettingsWhenAskedConsumer } from './messaging/change-settings-when-asked.consumer.js';
import { CheckConnectionWhenAskedConsumer } from './messaging/check-connection-when-asked.consumer.js';
import { CustomersConsumer } from './messaging/customers.consumer.js';
import { ReadDetailsWhenDueConsumer } from './messaging/read-details-when-due.consumer.js';
import { ReadResellersWhenDueConsumer } from './messaging/read-resellers-when-due.consumer.js';
import { SweepsConsumer } from './messaging/sweeps.consumer.js';
import { WorkAtMicrosoftConsumer } from './messaging/work-at-microsoft.consumer.js';

/** The service that owns customers: import, creation and end at Microsoft. */
@Module({})
export class AppModule {
  static forRoot(
    environment: CustomersEnvironment,
    providerInstances: readonly ProviderInstance[],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.forRoot({ service: 'customers', logLevel: environment.LOG_LEVEL }),
        DatabaseModule.forRoot(databaseOptions(environment.DATABASE_URL)),
        MessagingModule.forRoot({
          service: 'customers',
          redisUrl: environment.REDIS_URL,
          envelopeKeys: environment.ENVELOPE_KEYS,
        }),
        OutboxModule.forRoot({ service: 'customers' }),
        InfrastructureModule.forRoot(environment, providerInstances),
      ],
      controllers: [
        CustomersConsumer,
        ChangeSettingsWhenAskedConsumer,
        WorkAtMicrosoftConsumer,
        CheckConnectionWhenAskedConsumer,
        ReadDetailsWhenDueConsumer,
        SweepsConsumer,
        ReadResellersWhenDueConsumer,
        AnswerReplayAndDigest,
        AnswerResellerReplayAndDigest,
      ],
      providers: [
        ReplayAnswers,
        CallMicrosoft,
        RequestCustomer,
        CreateCustomerAtMicrosoft,
        RequestEnd,
        EndRelationshipAtMicrosoft,
        StartImport,
        ContinueImport,
        MergePage,
        WakeUpOverdueWork,
        ReadDetails,
        WakeUpDueReadings,
        ListResellers,
        ReadServedCustomers,
        ReadDueResellers,
        ChangeSettings,
        CheckConnection,
        ChangeLogo,
        TellSettingsAgain,
      ],
    };
  }
}
