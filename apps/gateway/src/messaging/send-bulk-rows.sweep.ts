import { Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BULK_POLICY } from '../application/bulk/bulk-policy.js';
import { SendBulkRows } from './send-bulk-rows.js';
import { GATEWAY_POLICY } from '../gateway-policy.js';
import { BulkRetention } from '../infrastructure/bulk/bulk-retention.js';

/** Sends the rows of bulk operations on their way, and forgets them when their time is over. */
@Controller()
export class SendBulkRowsSweep {
  constructor(
    private readonly sending: SendBulkRows,
    private readonly retention: BulkRetention,
  ) {}

  @Sweep({ name: 'send-bulk-rows', everyMs: BULK_POLICY.tickMs })
  async send(@Payload() { now }: SweepTick): Promise<void> {
    await this.sending.execute(now);
  }

  @Sweep({ name: 'forget-bulk-rows', everyMs: GATEWAY_POLICY.pruneEveryMs })
  async forget(@Payload() { now }: SweepTick): Promise<void> {
    await this.retention.prune(now);
  }
}
