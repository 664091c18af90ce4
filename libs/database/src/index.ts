export * from './create-data-source.js';
export * from './database-policy.js';
export * from './database.module.js';
export * from './is-database-away.js';
export * from './migrate-database.js';
export * from './run-migrations.js';
export * from './schema-drift.js';
export * from './transactions.js';
