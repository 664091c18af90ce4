export { generateKeySpec, readKeySpec, type KeyVariable } from './key-spec.js';
export * from './keyring-error.js';
export * from './keyring.js';
export * from './link-tokens.js';
