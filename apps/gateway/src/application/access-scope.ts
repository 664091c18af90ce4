import type { Scope } from '@assent/contracts';

/**
 * Whose data a caller may see and change. Every query takes one and turns it into its condition in one
 * place (`infrastructure/sql.ts`); a command is checked against it before anything is written.
 */
export interface AccessScope {
  readonly providerInstanceIds: 'all' | readonly string[];
  /** Null: every reseller's. */
  readonly resellerId: string | null;
}

/** The operator of the partner sees everything. The gateway listens on loopback until callers sign in. */
export const OPERATOR_SCOPE: AccessScope = { providerInstanceIds: 'all', resellerId: null };

/** Whether something of `owner` is visible under `scope`. */
export function isInScope(scope: AccessScope, owner: Scope): boolean {
  return (
    (scope.providerInstanceIds === 'all' || scope.providerInstanceIds.includes(owner.providerInstanceId)) &&
    (scope.resellerId === null || scope.resellerId === owner.resellerId)
  );
}
