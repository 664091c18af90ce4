import type { Scope } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { LiveEventData, LoggedEventName } from '../../application/live/live-event.js';

/** The channel on which every replica of the gateway hears what was committed. */
export const LIVE_CHANNEL = 'assent_gateway_live';

/** Writes what readers of the event stream and holders of requests are told, with the change itself. */
@Injectable()
export class LiveLog {
  /**
   * Logs one event and notifies every replica when the transaction commits. One statement, so that the
   * notification carries the number that the row got.
   */
  async append<Name extends LoggedEventName>(
    tx: Tx,
    name: Name,
    data: LiveEventData<Name>,
    scope: Scope | null,
  ): Promise<void> {
    await tx.query(
      `WITH entry AS (
         INSERT INTO sse_log (name, data, provider_instance_id, reseller_id)
         VALUES ($1, $2::jsonb, $3, $4)
         RETURNING id
       )
       SELECT pg_notify($5, json_build_object(
         'id', id::text, 'name', $1::text, 'data', $2::json,
         'providerInstanceId', $3::uuid, 'resellerId', $4::uuid)::text)
       FROM entry`,
      [
        name,
        JSON.stringify(data),
        scope?.providerInstanceId ?? null,
        scope?.resellerId ?? null,
        LIVE_CHANNEL,
      ],
    );
  }
}
