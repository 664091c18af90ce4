import type { customerChanged, CustomerState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { beginTracking, takeOverFacts } from '../../domain/decisions/track-customer.js';
import type { CustomerFacts } from '../../domain/model/customer-mca.js';
import { commandedBy, type Cause } from '../cause.js';
import { Decisions } from '../decisions.js';

type CustomerNews = Message<typeof customerChanged>;

/** Keeps the copy of the customers' facts. The events may come in any order; the newest version wins. */
@Injectable()
export class TrackCustomer {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, messages: readonly CustomerNews[]): Promise<void> {
    const news = newestOfEach(messages);
    const take = (customerIds: readonly string[]) =>
      this.decisions.changeAll(tx, customerIds, causeOf, (mca, circumstances) =>
        takeOverFacts(mca, factsOf(newsOf(mca.customerId).data.customer), circumstances),
      );
    const known = new Set((await take([...news.keys()])).map(({ mca }) => mca.customerId));
    const unknown = [...news.keys()].filter((customerId) => !known.has(customerId));
    const circumstances = this.decisions.circumstances();
    const begun = await this.decisions.beginAll(
      tx,
      unknown.map((customerId) =>
        beginTracking(customerId, factsOf(newsOf(customerId).data.customer), circumstances),
      ),
    );
    // Of two first events at the same moment the second finds here what the first one has stored.
    await take(unknown.filter((customerId) => !begun.has(customerId)));

    function newsOf(customerId: string): CustomerNews {
      const message = news.get(customerId);
      if (message === undefined) throw new Error(`Nothing was said of customer ${customerId}.`);
      return message;
    }
    function causeOf(customerId: string): Cause {
      // The operation belongs to the customers service, which settles it.
      return { ...commandedBy(newsOf(customerId)), operationId: null };
    }
  }
}

function newestOfEach(messages: readonly CustomerNews[]): ReadonlyMap<string, CustomerNews> {
  const newest = new Map<string, CustomerNews>();
  for (const message of messages) {
    const { customerId, version } = message.data.customer;
    const other = newest.get(customerId)?.data.customer.version;
    if (other === undefined || other < version) newest.set(customerId, message);
  }
  return newest;
}

function factsOf(customer: CustomerState): CustomerFacts {
  const { version, providerInstanceId, resellerId, tenantId, companyName, country, lifecycle } = customer;
  return { version, providerInstanceId, resellerId, tenantId, companyName, country, lifecycle };
}
