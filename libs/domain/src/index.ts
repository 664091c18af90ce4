export * from './agreement.js';
export * from './attestation-state.js';
export * from './contact.js';
export * from './link-lifetime.js';
export * from './mca-reason.js';
export * from './mca-status.js';
export * from './rule-violation.js';
