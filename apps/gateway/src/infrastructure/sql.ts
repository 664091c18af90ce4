import type { AccessScope } from '../application/access-scope.js';

/** Collects the values of a statement and answers the placeholder of each. */
export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }
}

/**
 * The condition that keeps a query inside of the caller's scope. Every query on rows that belong to a
 * provider instance goes through here.
 *
 * @param table alias of the table with `provider_instance_id` and `reseller_id`
 */
export function scopeCondition(scope: AccessScope, parameters: SqlParameters, table: string): string {
  const conditions: string[] = [];
  if (scope.providerInstanceIds !== 'all') {
    conditions.push(
      `${table}.provider_instance_id = ANY (${parameters.add(scope.providerInstanceIds)}::uuid[])`,
    );
  }
  if (scope.resellerId !== null) {
    conditions.push(`${table}.reseller_id = ${parameters.add(scope.resellerId)}`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** Text that stands for itself inside of a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** The rows of a statement's first parameter, a JSON list, as a table `s` with these columns and their types. */
export function recordset(types: Readonly<Record<string, string>>): string {
  const columns = Object.entries(types).map(([name, type]) => `${name} ${type}`);
  return `json_to_recordset($1::json) AS s(${columns.join(', ')})`;
}
