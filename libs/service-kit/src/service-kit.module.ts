import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { ServiceName } from '@assent/contracts';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Clock, SystemClock } from './clock.js';
import { Correlation } from './correlation/correlation.js';
import { HealthController } from './health/health.controller.js';
import { HttpDoors } from './http/http-doors.js';
import { Readiness } from './health/readiness.js';
import { Ids, UuidIds } from './ids.js';
import { createLogger } from './logging/create-logger.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';

export interface ServiceKitOptions {
  readonly service: ServiceName;
  /** `LOG_LEVEL`; `info` when left out. */
  readonly logLevel?: string;
  /** Given by specs that read what is logged. */
  readonly logger?: Logger;
}

/** The process's pino logger, as an injection token. Most code uses Nest's `Logger`, which ends up here. */
export const ROOT_LOGGER = Symbol('root logger');

/** What every service has: clock, ids, correlation, logs, health, metrics. Imported once, by the app's module. */
@Global()
@Module({})
export class ServiceKitModule {
  static forRoot(options: ServiceKitOptions): DynamicModule {
    const logger =
      options.logger ?? createLogger({ service: options.service, level: options.logLevel ?? 'info' });
    return {
      module: ServiceKitModule,
      imports: [
        // No middleware of pino-http's: one line per request is written by `logRequests`, without addresses.
        LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: Clock, useClass: SystemClock },
        { provide: Ids, useClass: UuidIds },
        { provide: ROOT_LOGGER, useValue: logger },
        Correlation,
        HttpDoors,
        Readiness,
        Metrics,
      ],
      exports: [Clock, Ids, ROOT_LOGGER, Correlation, HttpDoors, Readiness, Metrics],
    };
  }
}
