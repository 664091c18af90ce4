import type { Scope } from '@assent/contracts';
import { queryPrepared, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { LiveEventData, LoggedEventName } from '../../application/live/live-event.js';

/** The channel on which every replica of the gateway hears what was committed. */
export const LIVE_CHANNEL = 'assent_gateway_live';

/** Writes what readers of the event stream and holders of requests are told, with the change itself. */
@Injectable()
export class LiveLog {
  /** Logs one event and notifies every replica when the transaction commits. */
  append<Name extends LoggedEventName>(
    tx: Tx,
    name: Name,
    data: LiveEventData<Name>,
    scope: Scope | null,
  ): Promise<void> {
    return this.appendAll(tx, name, [{ data, scope }]);
  }

  /** {@link append} for many. One statement, so that each notification carries the number that its row got. */
  async appendAll<Name extends LoggedEventName>(
    tx: Tx,
    name: Name,
    events: readonly { readonly data: LiveEventData<Name>; readonly scope: Scope | null }[],
  ): Promise<void> {
    if (events.length === 0) return;
    await queryPrepared(
      tx,
      `WITH entry AS (
         INSERT INTO sse_log (name, data, provider_instance_id, reseller_id)
         SELECT $1, data, instance, reseller
         FROM json_to_recordset($2::json) AS event (data jsonb, instance uuid, reseller uuid)
         RETURNING id, name, data, provider_instance_id, reseller_id
       )
       SELECT pg_notify($3, json_build_object(
         'id', id::text, 'name', name, 'data', data,
         'providerInstanceId', provider_instance_id, 'resellerId', reseller_id)::text)
       FROM entry`,
      [
        name,
        JSON.stringify(
          events.map(({ data, scope }) => ({
            data,
            instance: scope?.providerInstanceId ?? null,
            reseller: scope?.resellerId ?? null,
          })),
        ),
        LIVE_CHANNEL,
      ],
    );
  }
}
