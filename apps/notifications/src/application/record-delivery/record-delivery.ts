import { deliveryChanged, SYSTEM_ACTOR } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { Injectable } from '@nestjs/common';
import { applyDeliveryFact, type DeliveryFact, deliveryChangeOf } from '../../domain/delivery.js';
import type { Mail } from '../../domain/mail.js';
import { Deliveries } from '../ports/deliveries.js';

/** Keeps what is known of a customer's delivery, and tells the others. */
@Injectable()
export class RecordDelivery {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly outbox: Outbox,
  ) {}

  /** In the transaction that changed the mail, so that fact, state and event come about together or not at all. */
  async execute(tx: Tx, mail: Mail, fact: DeliveryFact): Promise<void> {
    const { customerId, attestationId, providerInstanceId, resellerId } = mail;
    const known = await this.deliveries.lock(tx, customerId);
    const delivery = applyDeliveryFact(known, { customerId, attestationId }, fact);
    if (delivery === undefined) return;
    const scope = { providerInstanceId, resellerId };
    await this.deliveries.save(tx, delivery, scope);
    await this.outbox.append(tx, {
      contract: deliveryChanged,
      data: {
        delivery: {
          ...delivery,
          invitationSentAt: delivery.invitationSentAt?.toISOString() ?? null,
          lastReminderSentAt: delivery.lastReminderSentAt?.toISOString() ?? null,
        },
        change: deliveryChangeOf(fact),
      },
      aggregate: { id: customerId, version: delivery.version },
      scope,
      actor: SYSTEM_ACTOR,
      correlationId: mail.correlationId,
      causationId: mail.messageId,
    });
  }
}
