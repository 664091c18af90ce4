import type { Tx } from '@assent/database';
import { addPrimaryKey } from './shadow-indexes.js';
import { LIVE_SEARCH, LIVE_VIEW, SHADOW_EXISTS, SHADOW_SEARCH, SHADOW_VIEW } from './view-table.js';

/**
 * Copies the searched texts of a full shadow, without their index, unless they are copied already. All at once:
 * pages and events that fill the shadow write no texts.
 */
export async function copyTexts(tx: Tx): Promise<void> {
  const [shadow] = await tx.query<{ lacks: boolean }[]>(
    `SELECT ${SHADOW_EXISTS} AND to_regclass('${SHADOW_SEARCH}') IS NULL AS lacks`,
  );
  if (shadow?.lacks !== true) return;
  await tx.query(`CREATE TABLE ${SHADOW_SEARCH} (LIKE ${LIVE_SEARCH} INCLUDING ALL EXCLUDING INDEXES)`);
  await tx.query(
    `INSERT INTO ${SHADOW_SEARCH} (customer_id, search) SELECT customer_id, search FROM ${SHADOW_VIEW}`,
  );
  await addPrimaryKey(tx, LIVE_SEARCH);
}

/** Takes what events have brought since the texts were copied; to be called while nobody can write to the shadow. */
export async function takeNewTexts(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO ${SHADOW_SEARCH} (customer_id, search)
     SELECT v.customer_id, v.search FROM ${SHADOW_VIEW} v LEFT JOIN ${SHADOW_SEARCH} s USING (customer_id)
     WHERE s.search IS DISTINCT FROM v.search
     ON CONFLICT (customer_id) DO UPDATE SET search = excluded.search`,
  );
}

/** Has PostgreSQL write the texts of a view that has just taken over, as the migration had it for the one before. */
export async function followView(tx: Tx): Promise<void> {
  await tx.query(
    `CREATE TRIGGER customer_search_follows_insert AFTER INSERT ON ${LIVE_VIEW}
     FOR EACH ROW EXECUTE FUNCTION customer_search_follows()`,
  );
  await tx.query(
    `CREATE TRIGGER customer_search_follows_update AFTER UPDATE OF search ON ${LIVE_VIEW}
     FOR EACH ROW WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION customer_search_follows()`,
  );
}
