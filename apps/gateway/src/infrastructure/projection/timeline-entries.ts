import { queryPrepared, type Tx } from '@assent/database';
import type { Message } from '@assent/messaging';

/** An event as the timeline of a customer shows it. */
export interface TimelineEntry {
  readonly message: Pick<Message, 'envelope'>;
  readonly customerId: string;
  /** Null: nothing that the timeline tells. */
  readonly change: string | null;
  readonly attestationId: string | null;
}

/** Notes events in the timelines of their customers, each once. A replay repeats what is known; it did not happen again. */
export async function noteInTimeline(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
  const rows = entries.flatMap(({ message: { envelope }, customerId, change, attestationId }) =>
    envelope.replay || change === null
      ? []
      : [
          {
            event_id: envelope.messageId,
            customer_id: customerId,
            change,
            occurred_at: envelope.occurredAt,
            actor_kind: envelope.actor.kind,
            actor_display: envelope.actor.display,
            correlation_id: envelope.correlationId,
            attestation_id: attestationId,
          },
        ],
  );
  if (rows.length === 0) return;
  await queryPrepared(
    tx,
    `INSERT INTO timeline_entry
       (event_id, customer_id, change, occurred_at, actor_kind, actor_display, correlation_id, attestation_id)
     SELECT event_id, customer_id, change, occurred_at, actor_kind, actor_display, correlation_id, attestation_id
     FROM json_to_recordset($1::json) AS s (event_id uuid, customer_id uuid, change text, occurred_at timestamptz,
       actor_kind text, actor_display text, correlation_id text, attestation_id uuid)
     ORDER BY event_id ON CONFLICT (event_id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
