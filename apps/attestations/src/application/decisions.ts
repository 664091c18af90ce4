import type { Scope } from '@assent/contracts';
import { together, type Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Circumstances, Decision, DomainRefusal, DoneDecision } from '../domain/decision.js';
import type { CustomerMca } from '../domain/model/customer-mca.js';
import { after } from '../domain/model/outside-work.js';
import { POLICY } from '../domain/policy.js';
import { commandedBy, type Cause } from './cause.js';
import { envelopeFor, messagesOf, refusalMessage } from './messages-of-decision.js';
import { CustomerMcas, type McaChange } from './ports/customer-mcas.js';
import { McaSettings } from './ports/mca-settings.js';
import { MessageOutbox } from './ports/message-outbox.js';

type Decide = (mca: CustomerMca, circumstances: Circumstances) => Decision;

/** What came of a decision. `changed` is false when everything stayed as it was. */
export interface Outcome {
  readonly mca: CustomerMca;
  readonly changed: boolean;
  readonly refusal: DomainRefusal | undefined;
}

/** A command came before the news of its customer; it is delivered again, and by then the news is there. */
export class CustomerNotKnownYet extends Error {
  constructor(customerId: string) {
    super(`Nothing was heard of customer ${customerId} yet.`);
    this.name = 'CustomerNotKnownYet';
  }
}

/**
 * The one way in which an aggregate changes: it is held, decided about, stored, and what the decision tells
 * is put beside it, in one transaction. A crash before the commit leaves nothing, a crash after it leaves
 * everything, the messages included.
 */
@Injectable()
export class Decisions {
  constructor(
    private readonly mcas: CustomerMcas,
    private readonly outbox: MessageOutbox,
    private readonly settings: McaSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Carries a command out. A refusal becomes an event that closes the operation behind the command.
   *
   * @returns undefined for a customer that there is not
   * @throws CustomerNotKnownYet while the customer may still become known
   */
  async carryOut(
    tx: Tx,
    message: Message & { readonly data: { readonly customerId: string } },
    decide: Decide,
  ): Promise<Outcome | undefined> {
    const { customerId } = message.data;
    const cause = commandedBy(message);
    const outcome = await this.change(tx, customerId, cause, decide);
    if (!outcome) await this.refuseUnknown(tx, customerId, message, cause);
    else if (outcome.refusal) {
      const { providerInstanceId, resellerId } = outcome.mca.customer;
      await this.refuse(tx, customerId, { providerInstanceId, resellerId }, cause, outcome.refusal);
    }
    return outcome;
  }

  /** Lets `decide` change the customer's aggregate. Undefined: not heard of this customer yet. */
  async change(tx: Tx, customerId: string, cause: Cause, decide: Decide): Promise<Outcome | undefined> {
    const [outcome] = await this.changeAll(tx, [customerId], () => cause, decide);
    return outcome;
  }

  /**
   * {@link change} for many customers by one rule: a round trip for each step of all of them rather than for each
   * customer, so that thousands that are due in the same second, or that come with one import, are done within seconds.
   *
   * @param customerIds each once
   * @returns what became of each; those of whom nothing was heard yet are left out
   */
  async changeAll(
    tx: Tx,
    customerIds: readonly string[],
    causeOf: (customerId: string) => Cause,
    decide: Decide,
  ): Promise<Outcome[]> {
    if (customerIds.length === 0) return [];
    const [mcas, settings] = await together(this.mcas.lockAll(tx, customerIds), this.settings.load(tx));
    const outcomes: Outcome[] = [];
    const changes: McaChange[] = [];
    const messages: ReturnType<typeof messagesOf> = [];
    for (const before of mcas) {
      const cause = causeOf(before.customerId);
      const circumstances = {
        ...this.circumstances(),
        priority: cause.priority,
        ...settings(before.customer.providerInstanceId),
      };
      const decision = decide(before, circumstances);
      if (decision.kind === 'refused') {
        outcomes.push({ mca: before, changed: false, refusal: decision.refusal });
        continue;
      }
      const changed = decision.mca !== before;
      outcomes.push({ mca: decision.mca, changed, refusal: undefined });
      if (!changed) continue;
      changes.push({ before, after: decision.mca });
      messages.push(...this.messagesOf(decision, cause, circumstances.now));
    }
    await this.mcas.saveAll(tx, changes);
    await this.outbox.append(tx, ...messages);
    return outcomes;
  }

  /** Stores new aggregates, of whom there is nothing to tell yet. @returns whose; another process was quicker about the others */
  beginAll(tx: Tx, mcas: readonly CustomerMca[]): Promise<ReadonlySet<string>> {
    return this.mcas.insertAll(tx, mcas);
  }

  /** What holds for every customer. */
  circumstances(): Pick<Circumstances, 'now' | 'cutoff'> {
    return { now: this.clock.now(), cutoff: this.settings.cutoff };
  }

  private messagesOf({ mca, events }: Pick<DoneDecision, 'mca' | 'events'>, cause: Cause, now: Date) {
    const { cutoff } = this.settings;
    return messagesOf(events, { mca, cause, cutoff, now, newCorrelationId: this.ids.next() });
  }

  private async refuseUnknown(tx: Tx, customerId: string, message: Message, cause: Cause): Promise<void> {
    const asked = new Date(message.envelope.occurredAt);
    if (this.clock.now() < after(asked, POLICY.unknownCustomer.patience)) {
      throw new CustomerNotKnownYet(customerId);
    }
    await this.refuse(tx, customerId, message.envelope.scope, cause, {
      code: 'customer_not_found',
      detail: 'There is no customer with this id. Check the id, or import the customers first.',
      references: { customerId },
    });
  }

  private async refuse(
    tx: Tx,
    customerId: string,
    scope: Scope,
    cause: Cause,
    refusal: DomainRefusal,
  ): Promise<void> {
    // Nobody waits for what happened without an operation, such as a visit to a page.
    if (cause.operationId === null) return;
    const correlationId = cause.correlationId ?? this.ids.next();
    const common = envelopeFor({ customerId, scope, cause, correlationId, now: this.clock.now() });
    await this.outbox.append(tx, refusalMessage(cause.operationId, refusal, common));
  }
}
