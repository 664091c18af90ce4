import { type SqlParameters, escapeLike } from '../sql.js';

/**
 * Customers with a text in their company, domain, tenant id or contact address, as a condition on `customer_view v`.
 *
 * Says the same twice, for two ways to find them. A rare text is looked up by its trigrams, which the other table
 * knows; where many have it, PostgreSQL walks in the order of the list and reads the text in the row itself, or it
 * would look up the text of each row that it passes. It takes the two for independent and expects too few rows, which
 * is the safe side: trigrams find a thousand rows sooner than a walk that expects to meet them everywhere.
 */
export function searchCondition(text: string, parameters: SqlParameters): string {
  const pattern = parameters.add(`%${escapeLike(text.toLowerCase())}%`);
  return (
    `v.search LIKE ${pattern} AND ` +
    `v.customer_id IN (SELECT customer_id FROM customer_search WHERE search LIKE ${pattern})`
  );
}
