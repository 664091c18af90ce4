import {
  customerStatesDigested,
  deliveryStatesDigested,
  mcaStatesDigested,
  resellerStatesDigested,
  type StatesDigested,
  type StateSource,
} from '@assent/contracts';
import { Transactions } from '@assent/database';
import { Handle, type Message } from '@assent/messaging';
import { Clock } from '@assent/service-kit';
import { Controller, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReplayRuns } from '../infrastructure/replay/replay-runs.js';
import { ViewDigest } from '../infrastructure/replay/view-digest.js';

/**
 * Compares the read model with what a service says that its states add up to, and has what differs replayed.
 * Comparing twice does no harm: a bucket that is being mended is not asked for again.
 */
@Controller()
export class MendReadModelWhenDigestDiffers {
  private readonly logger = new Logger(MendReadModelWhenDigestDiffers.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly digest: ViewDigest,
    private readonly runs: ReplayRuns,
    private readonly clock: Clock,
  ) {}

  @Handle(customerStatesDigested)
  async customers(@Payload() { data }: Message<typeof customerStatesDigested>): Promise<void> {
    await this.compare('customers', data);
  }

  @Handle(resellerStatesDigested)
  async resellers(@Payload() { data }: Message<typeof resellerStatesDigested>): Promise<void> {
    await this.compare('resellers', data);
  }

  @Handle(mcaStatesDigested)
  async mcas(@Payload() { data }: Message<typeof mcaStatesDigested>): Promise<void> {
    await this.compare('attestations', data);
  }

  @Handle(deliveryStatesDigested)
  async deliveries(@Payload() { data }: Message<typeof deliveryStatesDigested>): Promise<void> {
    await this.compare('notifications', data);
  }

  private async compare(source: StateSource, digested: StatesDigested): Promise<void> {
    const different = await this.transactions.run(async (tx) =>
      (await this.runs.isRebuilding(tx)) ? [] : this.digest.differences(tx, source, digested),
    );
    const mended = await this.runs.mend(source, different, this.clock.now());
    if (mended.length === 0) return;
    this.logger.warn(
      `The read model differs from what ${source} says in ${String(mended.length)} buckets ` +
        `(${mended.join(', ')}). They are replayed and mended; nothing has to be done.`,
    );
  }
}
