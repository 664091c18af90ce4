import { readCustomerDetails } from '@assent/contracts';
import { Handle, type Message, Payload, Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { DETAILS_POLICY } from '../application/read-details/details-policy.js';
import { ReadDetails } from '../application/read-details/read-details.js';
import { WakeUpDueReadings } from '../application/read-details/wake-up-due-readings.js';

/**
 * Reads customers' details in the background. A wake-up may come late, twice or never: the rows say what is
 * to be read, so the inbox is not needed.
 */
@Controller()
export class ReadDetailsWhenDueConsumer {
  constructor(
    private readonly dueReadings: WakeUpDueReadings,
    private readonly readDetails: ReadDetails,
  ) {}

  @Sweep({ name: 'wake-up-details-readings', everyMs: DETAILS_POLICY.sweepEveryMs })
  async wakeUp(@Payload() { now }: SweepTick): Promise<void> {
    await this.dueReadings.execute(now);
  }

  @Handle(readCustomerDetails)
  async read(@Payload() message: Message<typeof readCustomerDetails>): Promise<void> {
    await this.readDetails.execute(message);
  }
}
