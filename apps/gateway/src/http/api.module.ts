import { RedisConnections } from '@assent/messaging';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { BulkCommands } from '../application/bulk/bulk-commands.js';
import { BulkSources } from '../application/bulk/bulk-sources.js';
import { CsvSource } from '../application/bulk/csv/csv-source.js';
import { PrepareBulkOperation } from '../application/bulk/prepare-bulk-operation.js';
import { SteerBulkOperation } from '../application/bulk/steer-bulk-operation.js';
import { ConnectionCommands } from '../application/commands/connection-commands.js';
import { CustomerCommands } from '../application/commands/customer-commands.js';
import { McaCommands } from '../application/commands/mca-commands.js';
import { McaDecisions } from '../application/commands/mca-decisions.js';
import { PlaceCommand } from '../application/commands/place-command.js';
import { SettingsCommands } from '../application/commands/settings-commands.js';
import { SignatoryCommands } from '../application/commands/signatory-commands.js';
import { SubmitCommand } from '../application/commands/submit-command.js';
import { WaitForOperation } from '../application/operations/wait-for-operation.js';
import { AttestationsController } from './api/attestations.controller.js';
import { BulkOperationsController } from './api/bulk/bulk-operations.controller.js';
import { CommandAnswers } from './api/command-answers.js';
import { ConnectionController } from './api/connection.controller.js';
import { CustomerMcaController } from './api/customer-mca.controller.js';
import { CustomerMcaPresenter } from './api/customer-mca.presenter.js';
import { CustomersController } from './api/customers.controller.js';
import { EligibilityController } from './api/eligibility.controller.js';
import { ExportController } from './api/export.controller.js';
import { ImportsController } from './api/imports.controller.js';
import { McaController } from './api/mca.controller.js';
import { OperationsController } from './api/operations.controller.js';
import { SameContactController } from './api/same-contact.controller.js';
import { ProviderInstanceSettingsController } from './api/provider-instance-settings.controller.js';
import { ProviderInstancesController } from './api/provider-instances.controller.js';
import { ResellersController } from './api/resellers.controller.js';
import { BrandingAssetsController } from './branding/branding-assets.controller.js';
import { KnownAddresses } from './edge/known-addresses.js';
import { PublicDoor } from './edge/public-door.js';
import { RunningExports } from './export/running-exports.js';
import { LandingController } from './landing/landing.controller.js';
import { LandingPreviewController } from './landing/landing-preview.controller.js';
import { LandingForms } from './landing/landing-forms.js';
import { LandingRenderer } from './landing/landing-renderer.js';
import { LandingViews } from './landing/landing-view.js';
import { LiveController } from './live/live.controller.js';
import { LiveStreams } from './live/live-streams.js';
import { DocsController } from './openapi/docs.controller.js';
import { PortalController } from './portal/portal.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { RATE_LIMITS } from './rate-limits/rate-limits.js';
import { RedisThrottlerStorage } from './rate-limits/redis-throttler-storage.js';
import { Callers } from './request/callers.js';
import { RequestValidationPipe } from './request/request-validation.pipe.js';

/** The doors of the gateway: API, event stream, the customer's pages, the portal's files. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [RedisConnections],
      useFactory: (connections: RedisConnections) => ({
        throttlers: [RATE_LIMITS.landingPage.default],
        storage: new RedisThrottlerStorage(connections),
      }),
    }),
  ],
  controllers: [
    McaController,
    BulkOperationsController,
    ExportController,
    LiveController,
    OperationsController,
    ImportsController,
    CustomersController,
    SameContactController,
    CustomerMcaController,
    AttestationsController,
    EligibilityController,
    ProviderInstancesController,
    ResellersController,
    ProviderInstanceSettingsController,
    ConnectionController,
    BrandingAssetsController,
    LandingController,
    LandingPreviewController,
    DocsController,
    PortalController,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    PlaceCommand,
    SubmitCommand,
    McaCommands,
    McaDecisions,
    BulkCommands,
    BulkSources,
    CsvSource,
    PrepareBulkOperation,
    SteerBulkOperation,
    CustomerCommands,
    SignatoryCommands,
    SettingsCommands,
    ConnectionCommands,
    WaitForOperation,
    CommandAnswers,
    CustomerMcaPresenter,
    Callers,
    LiveStreams,
    RunningExports,
    LandingViews,
    LandingForms,
    LandingRenderer,
    KnownAddresses,
    PublicDoor,
  ],
})
export class ApiModule {}
