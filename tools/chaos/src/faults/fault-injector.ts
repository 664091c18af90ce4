import { Redis } from 'ioredis';
import type { ServiceName } from '@assent/local-servers';
import { pause } from '../pause.js';
import type { World } from '../world/world.js';
import type { Fault, ScheduledFault } from './fault.js';
import { absentMicrosoft, misbehavingMicrosoft } from './microsoft-faults.js';

/** A fault that struck, and what it hit. */
export interface StruckFault {
  readonly fault: Fault;
  readonly service: ServiceName | null;
  /** From when on the system can recover: the blow itself, or the return of what was away. Epoch ms. */
  readonly recoversFrom: number;
}

/** Lets faults strike as planned. */
export class FaultInjector {
  readonly struck: StruckFault[] = [];
  private readonly underWay = new Set<Promise<void>>();
  /** One at a time for each server: whoever is away can't be taken away. */
  private readonly queues: Record<'redis' | 'postgres' | 'microsoft', Promise<void>> = {
    redis: Promise.resolve(),
    postgres: Promise.resolve(),
    microsoft: Promise.resolve(),
  };

  constructor(
    private readonly world: World,
    private readonly seed: number,
    private readonly report: (text: string) => void,
  ) {}

  /** Until the schedule is over and everything that was taken away is back. */
  async run(schedule: readonly ScheduledFault[], durationMs: number): Promise<void> {
    const startedAt = Date.now();
    await this.world.sandbox.misbehave(misbehavingMicrosoft(), this.seed);
    for (const { atMs, fault } of schedule) {
      await pause(Math.max(0, startedAt + atMs - Date.now()));
      const striking = this.strike(fault).catch((error: unknown) => {
        this.report(`A fault could not be made (${fault.kind}): ${String(error)}`);
      });
      this.underWay.add(striking);
      void striking.then(() => this.underWay.delete(striking));
    }
    await pause(Math.max(0, startedAt + durationMs - Date.now()));
    await Promise.all(this.underWay);
    await this.world.sandbox.misbehave([], this.seed);
  }

  private async strike(fault: Fault): Promise<void> {
    const { redis, postgres, sandbox } = this.world;
    switch (fault.kind) {
      case 'service_killed':
        this.world.end(fault.service, 'SIGKILL');
        this.note(fault, fault.service);
        return;
      case 'service_stopped':
        this.world.end(fault.service, 'SIGTERM');
        this.note(fault, fault.service);
        return;
      case 'redis_crashed':
        return this.inTurn('redis', fault, async () => {
          await redis.crash();
          await redis.start();
        });
      case 'redis_away':
        return this.inTurn('redis', fault, async () => {
          await redis.stop();
          await pause(fault.forMs);
          await redis.start();
        });
      case 'redis_flushed':
        return this.inTurn('redis', fault, () => flush(redis.url));
      case 'postgres_restarted':
        return this.inTurn('postgres', fault, async () => {
          await postgres.stop();
          await postgres.start();
        });
      case 'postgres_crashed':
        return this.inTurn('postgres', fault, async () => {
          await postgres.crash();
          await postgres.start();
        });
      case 'postgres_away':
        return this.inTurn('postgres', fault, async () => {
          await postgres.stop();
          await pause(fault.forMs);
          await postgres.start();
        });
      case 'microsoft_away':
        return this.inTurn('microsoft', fault, async () => {
          await sandbox.misbehave(absentMicrosoft(fault.status), this.seed);
          await pause(fault.forMs);
          await sandbox.misbehave(misbehavingMicrosoft(), this.seed + this.struck.length);
        });
    }
  }

  private inTurn(what: keyof FaultInjector['queues'], fault: Fault, strike: () => Promise<void>) {
    const turn = this.queues[what].then(async () => {
      await strike();
      this.note(fault, null);
    });
    this.queues[what] = turn.catch(() => undefined);
    return turn;
  }

  private note(fault: Fault, service: ServiceName | null): void {
    this.struck.push({ fault, service, recoversFrom: Date.now() });
  }
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.flushall();
  } finally {
    redis.disconnect();
  }
}
