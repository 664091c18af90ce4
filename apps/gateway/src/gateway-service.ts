import type { RequestPool } from '@assent/database';
import type { ServiceOptions } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import type { GatewayEnvironment } from './environment.js';
import { answersRequests } from './gateway-role.js';
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
    },
  };
}
