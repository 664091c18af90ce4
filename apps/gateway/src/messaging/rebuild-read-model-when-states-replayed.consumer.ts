import {
  customerStatesReplayed,
  deliveryStatesReplayed,
  mcaStatesReplayed,
  type ReplayStates,
  resellerStatesReplayed,
  type StateSource,
} from '@assent/contracts';
import { Transactions, type Tx } from '@assent/database';
import { Handle, type Message } from '@assent/messaging';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReplayRuns } from '../infrastructure/replay/replay-runs.js';
import { ResellerViews } from '../infrastructure/resellers/reseller-views.js';
import { ReplayedStates, type ReplayTarget } from '../infrastructure/replay/replayed-states.js';

/** What every page carries, whichever service it comes from. */
interface Page extends ReplayStates {
  readonly last: boolean;
}

/**
 * Stores a page of a service's states, while the next one is on its way. The replay's position takes the place of
 * the inbox: a page that comes twice, or after another answer to the same question, is no longer the next one
 * and is left out.
 */
@Controller()
export class RebuildReadModelWhenStatesReplayed {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: ReplayRuns,
    private readonly replayed: ReplayedStates,
    private readonly resellerViews: ResellerViews,
    private readonly clock: Clock,
  ) {}

  @Handle(customerStatesReplayed)
  async customers(@Payload() { data }: Message<typeof customerStatesReplayed>): Promise<void> {
    await this.store('customers', data, customersOf(data), (tx, target) =>
      this.replayed.writeCustomers(tx, target, data.states),
    );
  }

  @Handle(resellerStatesReplayed)
  async resellers(@Payload() { data }: Message<typeof resellerStatesReplayed>): Promise<void> {
    const ids = data.states.map(({ resellerId }) => resellerId);
    // In place also when all is rebuilt: only customers have a shadow.
    await this.store('resellers', data, ids, (tx) => this.resellerViews.replace(tx, data));
  }

  @Handle(mcaStatesReplayed)
  async mcas(@Payload() { data }: Message<typeof mcaStatesReplayed>): Promise<void> {
    await this.store('attestations', data, customersOf(data), (tx, target) =>
      this.replayed.writeMcas(tx, target, data.states),
    );
  }

  @Handle(deliveryStatesReplayed)
  async deliveries(@Payload() { data }: Message<typeof deliveryStatesReplayed>): Promise<void> {
    await this.store('notifications', data, customersOf(data), (tx, target) =>
      this.replayed.writeDeliveries(tx, target, data.states),
    );
  }

  private async store(
    source: StateSource,
    data: Page,
    ids: readonly string[],
    write: (tx: Tx, target: ReplayTarget) => Promise<number>,
  ): Promise<void> {
    const page = { ...data, source, ids };
    await this.transactions.run(async (tx) => {
      const view = await this.runs.accept(tx, page);
      if (view === undefined) return;
      await this.runs.askAhead(page);
      const written = await write(tx, { view, askedAt: data.askedAt });
      await this.runs.advance(tx, page, written, this.clock.now());
    });
    // Outside: a crash here leaves a complete replay that the sweep ends.
    if (data.last) await this.runs.endIfComplete(data.runId);
  }
}

const customersOf = ({ states }: { readonly states: readonly { readonly customerId: string }[] }) =>
  states.map(({ customerId }) => customerId);
