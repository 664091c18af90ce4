import type {
  Actor,
  CustomerState,
  DeliveryState,
  McaState,
  customerChanged,
  deliveryChanged,
  mcaChanged,
} from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { changeOfCustomer, changeOfMca } from '../../domain/timeline-titles.js';
import { AcceptanceLinks } from '../acceptance-links.js';
import { LiveLog } from '../live/live-log.js';
import type { ViewTable } from '../replay/view-table.js';
import { noteAttestationFacts } from './attestation-facts.js';
import { COUNTED_COLUMNS, type CountedRow, CustomerRow, type RowChange } from './customer-row.js';
import { linkSignatories } from './signatory-links.js';

type Projected = Message<typeof customerChanged | typeof mcaChanged | typeof deliveryChanged>;

/**
 * Brings events into the read model. Events come in any order and more than once: each writes the columns of
 * its own part only, and only when its version is newer than what stands there; timeline entries are unique
 * by event. So every order of the same events leaves the same rows.
 */
@Injectable()
export class ReadModelProjector {
  constructor(
    private readonly row: CustomerRow,
    private readonly live: LiveLog,
    private readonly links: AcceptanceLinks,
  ) {}

  async customerChanged(tx: Tx, message: Message<typeof customerChanged>): Promise<void> {
    const { customer } = message.data;
    const activityAt = activityOf(message, customer.updatedAt);
    const change = await this.row.change(tx, customer.customerId, activityAt, (view) =>
      writeCustomerPart(tx, view, customer, activityAt),
    );
    await this.record(tx, message, customer.customerId, changeOfCustomer(message.data), null);
    await this.announce(tx, customer.customerId, change);
  }

  async mcaChanged(tx: Tx, message: Message<typeof mcaChanged>): Promise<void> {
    const { mca, attestationId } = message.data;
    const stored = this.links.seal(mca);
    const told = changeOfMca(message.data.change);
    // What leaves no entry in the timeline did not happen to the customer: a replay, which reads the last one, agrees.
    const activityAt = told === null ? new Date(mca.statusSince) : activityOf(message, mca.statusSince);
    const change = await this.row.change(tx, mca.customerId, activityAt, (view) =>
      writeMcaPart(tx, view, stored, activityAt),
    );
    await linkSignatories(tx, [mca]);
    await noteAttestationFacts(tx, [mca]);
    await this.record(tx, message, mca.customerId, told, attestationId);
    await this.announce(tx, mca.customerId, change);
  }

  async deliveryChanged(tx: Tx, message: Message<typeof deliveryChanged>): Promise<void> {
    const { delivery } = message.data;
    const activityAt = new Date(message.envelope.occurredAt);
    const change = await this.row.change(tx, delivery.customerId, activityAt, (view) =>
      writeDeliveryPart(tx, view, delivery, activityAt),
    );
    await this.record(tx, message, delivery.customerId, message.data.change, delivery.attestationId);
    await this.announce(tx, delivery.customerId, change);
  }

  private async record(
    tx: Tx,
    { envelope }: Projected,
    customerId: string,
    change: string | null,
    attestationId: string | null,
  ): Promise<void> {
    // A replay repeats what is known; it did not happen again.
    if (envelope.replay || change === null) return;
    const actor: Actor = envelope.actor;
    await tx.query(
      `INSERT INTO timeline_entry
         (event_id, customer_id, change, occurred_at, actor_kind, actor_display, correlation_id, attestation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (event_id) DO NOTHING`,
      [
        envelope.messageId,
        customerId,
        change,
        envelope.occurredAt,
        actor.kind,
        actor.display,
        envelope.correlationId,
        attestationId,
      ],
    );
  }

  private async announce(tx: Tx, customerId: string, change: RowChange): Promise<void> {
    if (change.scope === null) return;
    await this.live.append(tx, 'customer-changed', { customerId, status: change.status }, change.scope);
  }
}

/** When something last happened to the customer; a replay is not an event in its life. */
function activityOf({ envelope }: Projected, stateTime: string): Date {
  return new Date(envelope.replay ? stateTime : envelope.occurredAt);
}

function writeCustomerPart(
  tx: Tx,
  view: ViewTable,
  customer: CustomerState,
  activityAt: Date,
): Promise<CountedRow | undefined> {
  return writePart(
    tx,
    `UPDATE ${view} SET
       customer_version = $2, provider_instance_id = $4, reseller_id = $5, tenant_id = $6, company_name = $7,
       domain = $8, country = $9, customer_contact = $10::jsonb, lifecycle = $11, customer_created_at = $12,
       customer_updated_at = $13,
       status_since = CASE WHEN mca_version IS NULL THEN $12 ELSE status_since END, ${MARK}
     WHERE customer_id = $1 AND (customer_version IS NULL OR customer_version < $2)`,
    [
      customer.customerId,
      customer.version,
      activityAt,
      customer.providerInstanceId,
      customer.resellerId,
      customer.tenantId,
      customer.companyName,
      customer.domain,
      customer.country,
      json(customer.contact),
      customer.lifecycle,
      customer.createdAt,
      customer.updatedAt,
    ],
  );
}

/** @param mca with its acceptance links sealed */
function writeMcaPart(
  tx: Tx,
  view: ViewTable,
  mca: McaState,
  activityAt: Date,
): Promise<CountedRow | undefined> {
  const { attestation } = mca;
  return writePart(
    tx,
    `UPDATE ${view} SET
       mca_version = $2, mca_ended = $4, status = $5, reason_code = $6, next_action = $7, status_since = $8,
       verified_at = $9, attestation_id = $10, attestation_state = $11, attestation_contact = $12::jsonb,
       expires_at = $13, opened_at = $14, mca = $15::jsonb, ${MARK}
     WHERE customer_id = $1 AND (mca_version IS NULL OR mca_version < $2)`,
    [
      mca.customerId,
      mca.version,
      activityAt,
      mca.ended,
      mca.status,
      mca.reasonCode,
      mca.nextAction,
      mca.statusSince,
      mca.verifiedAt,
      attestation?.id ?? null,
      attestation?.state ?? null,
      json(attestation?.contact ?? null),
      attestation?.expiresAt ?? null,
      attestation?.openedAt ?? null,
      json(mca),
    ],
  );
}

function writeDeliveryPart(
  tx: Tx,
  view: ViewTable,
  delivery: DeliveryState,
  activityAt: Date,
): Promise<CountedRow | undefined> {
  return writePart(
    tx,
    `UPDATE ${view} SET delivery_version = $2, delivery = $4::jsonb, ${MARK}
     WHERE customer_id = $1 AND (delivery_version IS NULL OR delivery_version < $2)`,
    [delivery.customerId, delivery.version, activityAt, json(delivery)],
  );
}

/** When something last happened to the customer, and that an event has just been written. */
const MARK = 'last_activity_at = greatest(last_activity_at, $3), projected_at = now()';

async function writePart(
  tx: Tx,
  update: string,
  values: readonly unknown[],
): Promise<CountedRow | undefined> {
  const [rows] = await tx.query<[CountedRow[], number]>(`${update} RETURNING ${COUNTED_COLUMNS}`, [
    ...values,
  ]);
  return rows[0];
}

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
