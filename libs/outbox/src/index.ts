export * from './command-inbox.js';
export * from './inbox.js';
export * from './outbox-policy.js';
export * from './outbox-schema.js';
export * from './outbox-status.js';
export * from './outbox.js';
export * from './outbox.module.js';
export * from './stored-messages.js';
