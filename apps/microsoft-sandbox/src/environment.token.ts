/** Nest token of the parsed `SandboxEnvironment`. */
export const ENVIRONMENT = Symbol('sandbox environment');
