export { ensureServiceDatabase, type ServiceDatabase } from './databases.js';
export { freePort, isPortTaken } from './free-port.js';
export { tieLife } from './lifeline.js';
export { removePostgresData, startPostgres, usePostgres } from './postgres.js';
export { removeRedisData, startRedis, useRedis, type RedisOptions } from './redis.js';
export { LocalServerError, type LocalServer, type ServerOptions } from './server.js';
