import type { RequestPool } from '@assent/database';
import type { ServiceOptions } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import type { GatewayEnvironment } from './environment.js';
import { configureEdge } from './http/edge/configure-edge.js';
import { createAdapter } from './http/edge/create-adapter.js';
import { serveApiDocument } from './http/openapi/serve-api-document.js';

/**
 * The gateway as `startService` takes it.
 *
 * @param requests see `AppModule.forRoot`
 */
export function gatewayService(environment: GatewayEnvironment, requests?: RequestPool): ServiceOptions {
  return {
    name: 'gateway',
    module: AppModule.forRoot(environment, requests),
    host: environment.GATEWAY_HOST,
    port: environment.GATEWAY_PORT,
    adapter: createAdapter(environment.TRUSTED_PROXIES),
    configure: async (app) => {
      await configureEdge(app);
      serveApiDocument(app);
    },
  };
}
