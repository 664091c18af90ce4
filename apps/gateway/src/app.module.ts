import { DatabaseModule, type RequestPool } from '@assent/database';
import { MessagingModule } from '@assent/messaging';
import { OutboxModule } from '@assent/outbox';
import { ServiceKitModule } from '@assent/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { ProviderInstances } from './application/provider-instances.js';
import { type GatewayEnvironment, providerProfiles } from './environment.js';
import { GATEWAY_POLICY } from './gateway-policy.js';
import { answersRequests, handlesMessages } from './gateway-role.js';
import { ApiModule } from './http/api.module.js';
import { PublicDoorOptions } from './http/edge/public-door.js';
import { LandingAddresses } from './http/landing/landing-addresses.js';
import { PortalFolder, builtPortal } from './http/portal/portal-folder.js';
import { AcceptanceLinks } from './infrastructure/acceptance-links.js';
import { BulkInfrastructureModule } from './infrastructure/bulk.module.js';
import { BulkRowSeal } from './infrastructure/bulk/bulk-row-seal.js';
import { LiveFeedOptions } from './infrastructure/live/postgres-live-feed.js';
import { gatewayEntities, gatewayMigrations } from './infrastructure/schema.js';
import { SettingsDefaults } from './infrastructure/settings/settings-views.js';
import { ReadModelModule } from './infrastructure/read-model.module.js';
import { BulkModule } from './messaging/bulk.module.js';
import { ProjectionModule } from './messaging/projection.module.js';

/** What the environment decides, as the classes that the rest of the gateway asks for. */
@Module({})
class SettingsModule {
  static forRoot(environment: GatewayEnvironment): DynamicModule {
    const settings = [
      { provide: ProviderInstances, useValue: new ProviderInstances(providerProfiles(environment)) },
      { provide: SettingsDefaults, useValue: new SettingsDefaults(environment.AGREEMENT_FINALISATION) },
      { provide: AcceptanceLinks, useValue: new AcceptanceLinks(environment.AT_REST_KEYS) },
      { provide: BulkRowSeal, useValue: new BulkRowSeal(environment.AT_REST_KEYS) },
      {
        provide: LandingAddresses,
        useValue: new LandingAddresses(environment.LINK_TOKEN_KEYS, environment.PUBLIC_URL),
      },
      {
        provide: LiveFeedOptions,
        useValue: new LiveFeedOptions(environment.DATABASE_URL, 'assent-gateway-live'),
      },
      {
        provide: PublicDoorOptions,
        useValue: new PublicDoorOptions(environment.PUBLIC_HOST, environment.PUBLIC_PORT),
      },
      { provide: PortalFolder, useValue: new PortalFolder(environment.PORTAL_DIST ?? builtPortal()) },
    ];
    return {
      module: SettingsModule,
      global: true,
      providers: settings,
      exports: settings.map(({ provide }) => provide),
    };
  }
}

const REQUESTS: RequestPool = {
  poolSize: GATEWAY_POLICY.requestPoolSize,
  waitMs: GATEWAY_POLICY.requestPoolWaitMs,
};

@Module({})
export class AppModule {
  /** @param requests what the policy says; specs that are not about a flood of requests let them wait longer */
  static forRoot(environment: GatewayEnvironment, requests = REQUESTS): DynamicModule {
    const role = environment.GATEWAY_ROLE;
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.forRoot({ service: 'gateway', logLevel: environment.LOG_LEVEL }),
        DatabaseModule.forRoot({
          url: environment.DATABASE_URL,
          applicationName: 'assent-gateway',
          entities: gatewayEntities,
          migrations: gatewayMigrations,
          requests,
        }),
        MessagingModule.forRoot({
          service: 'gateway',
          redisUrl: environment.REDIS_URL,
          envelopeKeys: environment.ENVELOPE_KEYS,
          ...(handlesMessages(role) ? {} : { serves: [] }),
        }),
        OutboxModule.forRoot({ service: 'gateway' }),
        SettingsModule.forRoot(environment),
        ReadModelModule,
        BulkInfrastructureModule,
        ...(handlesMessages(role) ? [ProjectionModule, BulkModule] : []),
        ...(answersRequests(role) ? [ApiModule] : []),
      ],
    };
  }
}
