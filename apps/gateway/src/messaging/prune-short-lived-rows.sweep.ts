import { Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GATEWAY_POLICY } from '../gateway-policy.js';
import { ShortLivedRows } from '../infrastructure/pruning/short-lived-rows.js';

/** Removes operations, idempotency keys, stream log entries and replays whose time is over. */
@Controller()
export class PruneShortLivedRowsSweep {
  constructor(private readonly rows: ShortLivedRows) {}

  @Sweep({ name: 'prune-short-lived-rows', everyMs: GATEWAY_POLICY.pruneEveryMs })
  async prune(@Payload() { now }: SweepTick): Promise<void> {
    await this.rows.prune(now);
  }
}
