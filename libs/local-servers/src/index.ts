export { ensureServiceDatabase, type ServiceDatabase } from './databases.js';
export { freePort, isPortTaken } from './free-port.js';
export { tieLife } from './lifeline.js';
export { removePostgresData, startPostgres, usePostgres } from './postgres.js';
export { removeRedisData, startRedis, useRedis, type RedisOptions } from './redis.js';
export { LocalServerError, type LocalServer, type ServerOptions } from './server.js';
export {
  type ComponentName,
  COMPONENTS,
  type ServiceName,
  SERVICE_NODE_OPTIONS,
  SERVICES,
  usesSandbox,
} from './product/components.js';
export { bareEnvironment } from './product/bare-environment.js';
export type { ManagedProcess, ProcessEvent } from './product/managed-process.js';
export { type OwnProduct, startOwnProduct } from './product/own-product.js';
export { freeProductPorts, type ProductPorts } from './product/ports.js';
export { type Product, type ProductOptions, startProduct } from './product/start-product.js';
