import { Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GATEWAY_POLICY } from '../gateway-policy.js';
import { UnansweredOperations } from '../infrastructure/unanswered/unanswered-operations.js';

/** Sends commands again whose operation has had no outcome for too long. */
@Controller()
export class LookAfterUnansweredOperationsSweep {
  constructor(private readonly unanswered: UnansweredOperations) {}

  @Sweep({ name: 'look-after-unanswered-operations', everyMs: GATEWAY_POLICY.unanswered.everyMs })
  async lookAfter(@Payload() { now }: SweepTick): Promise<void> {
    await this.unanswered.lookAfter(now);
  }
}
