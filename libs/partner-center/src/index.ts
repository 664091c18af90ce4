export * from './call.js';
export * from './connect-partner-centers.js';
export * from './partner-center-client.js';
export * from './partner-center-error.js';
export * from './partner-center-policy.js';
export * from './provider-instances.js';
export { Secret } from './secret.js';
