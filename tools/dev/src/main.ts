export { migrationSnapshot } from './migration-snapshot/migration-snapshot.js';
export { runQueueCommand } from './queues/run-queue-command.js';
export { npmStart } from './start/npm-start.js';
