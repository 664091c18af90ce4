import { Sweep } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { ReadDueResellers } from '../application/read-resellers/read-due-resellers.js';
import { RESELLERS_POLICY } from '../application/read-resellers/resellers-policy.js';

/** Learns the partner's indirect resellers and whom they serve, in the background. */
@Controller()
export class ReadResellersWhenDueConsumer {
  constructor(private readonly due: ReadDueResellers) {}

  @Sweep({ name: 'read-resellers', everyMs: RESELLERS_POLICY.sweepEveryMs })
  async read(): Promise<void> {
    await this.due.execute();
  }
}
