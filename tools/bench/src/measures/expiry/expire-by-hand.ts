import type { Client } from 'pg';
import { timed } from '../../timed.js';

/**
 * The same links in tables of the same kind beside those of the service, so that both find the same rows, indexes
 * and settings.
 */
export class ExpireByHand {
  private constructor(private readonly attestations: Client) {}

  /** Takes the rows as they are now. */
  static async prepare(attestations: Client): Promise<ExpireByHand> {
    await attestations.query('DROP SCHEMA IF EXISTS by_hand CASCADE');
    await attestations.query('CREATE SCHEMA by_hand');
    for (const table of ['attestation', 'customer_mca', 'outbox_message']) {
      await attestations.query(`CREATE TABLE by_hand.${table} (LIKE ${table} INCLUDING ALL)`);
      if (table === 'outbox_message') continue;
      await attestations.query(`INSERT INTO by_hand.${table} SELECT * FROM ${table}`);
    }
    await attestations.query('VACUUM ANALYZE by_hand.attestation, by_hand.customer_mca');
    return new ExpireByHand(attestations);
  }

  /**
   * One statement: the links, their customers, and the very messages that the service has told since.
   *
   * @param since when the links ran out
   * @returns how long it took, in milliseconds, and how many messages there were
   */
  async expire(since: Date): Promise<{ tookMs: number; messages: number }> {
    const { rowCount } = await this.attestations.query(
      `CREATE TABLE by_hand.told AS SELECT message_id, type, priority, message FROM outbox_message
        WHERE created_at >= '${since.toISOString()}'`,
    );
    const tookMs = await timed(() =>
      this.attestations.query(
        `WITH expired AS (
           UPDATE by_hand.attestation SET state = 'expired', closed_at = now(), next_poll_at = now()
           WHERE state = 'link_generated' AND expires_at <= now() RETURNING customer_id
         ), customers AS (
           UPDATE by_hand.customer_mca m
           SET version = version + 1, reason_code = 'link_expired', status_since = now()
           FROM expired WHERE m.customer_id = expired.customer_id
         )
         INSERT INTO by_hand.outbox_message (message_id, type, priority, message)
         SELECT message_id, type, priority, message FROM by_hand.told`,
      ),
    );
    await this.attestations.query('DROP SCHEMA by_hand CASCADE');
    return { tookMs, messages: rowCount ?? 0 };
  }
}
