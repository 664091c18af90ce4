import { Sweep } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { GATEWAY_POLICY } from '../gateway-policy.js';
import { LiveLogReader } from '../infrastructure/live/live-log-reader.js';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Removes idempotency keys and stream log entries whose time is over. */
@Controller()
export class PruneShortLivedRowsSweep {
  constructor(
    private readonly operations: OperationStore,
    private readonly log: LiveLogReader,
  ) {}

  @Sweep({ name: 'prune-short-lived-rows', everyMs: GATEWAY_POLICY.pruneEveryMs })
  async prune(@Payload() { now }: { readonly now: Date }): Promise<void> {
    await this.operations.pruneKeys(new Date(now.getTime() - GATEWAY_POLICY.idempotencyKeyDays * DAY_MS));
    await this.log.prune(new Date(now.getTime() - GATEWAY_POLICY.sseLogMinutes * MINUTE_MS));
  }
}
