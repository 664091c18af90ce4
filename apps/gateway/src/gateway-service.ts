import type { RequestPool } from '@assent/database';
import { QueueOverview } from '@assent/messaging';
import { Readiness, type ServiceOptions } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import type { GatewayEnvironment } from './environment.js';
import { answersRequests, handlesMessages } from './gateway-role.js';
import { backgroundPart } from './http/edge/background-part.js';
import { configureEdge } from './http/edge/configure-edge.js';
import { createAdapter } from './http/edge/create-adapter.js';
import { serveApiDocument } from './http/openapi/serve-api-document.js';

/**
 * The gateway as `startService` takes it. Without requests it has the private door of every other service.
 *
 * @param requests see `AppModule.forRoot`
 */
export function gatewayService(environment: GatewayEnvironment, requests?: RequestPool): ServiceOptions {
  const service: ServiceOptions = {
    name: 'gateway',
    module: AppModule.forRoot(environment, requests),
    host: environment.GATEWAY_HOST,
    port: environment.GATEWAY_PORT,
  };
  if (!answersRequests(environment.GATEWAY_ROLE)) return service;
  return {
    ...service,
    adapter: createAdapter(environment.TRUSTED_PROXIES),
    configure: async (app) => {
      await configureEdge(app);
      serveApiDocument(app);
      if (!handlesMessages(environment.GATEWAY_ROLE)) {
        app.get(Readiness).add(backgroundPart(app.get(QueueOverview)));
      }
    },
  };
}
