export * from './builders.js';
export * from './migrations/releases.js';
export * from './test-database.js';
export * from './test-product.js';
export * from './test-redis.js';
export * from './test-servers.js';
export * from './wait-for.js';
