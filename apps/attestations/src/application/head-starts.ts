import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { POLICY } from '../domain/policy.js';

/**
 * Work outside that a process begins right after its commit, because somebody waits for it: no message goes
 * round through the outbox and the queue. The row was claimed in the very transaction that made it, so when
 * this process dies, or meets an error, a sweep has the work done as soon as the lease has run out.
 */
@Injectable()
export class HeadStarts implements OnModuleDestroy {
  private readonly logger = new Logger(HeadStarts.name);
  private readonly underWay = new Set<Promise<void>>();

  /** Whether one more may be claimed here; else a message goes to the queue, which all processes work on. */
  get hasRoom(): boolean {
    return this.underWay.size < POLICY.headStarts.atOnce;
  }

  /** @param work of a row that is claimed and committed; nobody waits for its end */
  begin(work: () => Promise<void>): void {
    const running: Promise<void> = work()
      .catch((error: unknown) => {
        this.logger.warn(`Work was not done at once; a sweep sends it out after its lease: ${String(error)}`);
      })
      .finally(() => this.underWay.delete(running));
    this.underWay.add(running);
  }

  /** Before Redis and the database are closed. What takes longer is done again after its lease. */
  async onModuleDestroy(): Promise<void> {
    const enough = sleep(POLICY.headStarts.lastMs, undefined, { ref: false });
    await Promise.race([Promise.all(this.underWay), enough]);
  }
}
