import { Payload, Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { ForgetWhatIsOver } from '../application/forget-what-is-over/forget-what-is-over.js';
import { WakeOverdueMails } from '../application/wake-overdue-mails/wake-overdue-mails.js';
import { MAIL_POLICY } from '../domain/mail-policy.js';

/** What the clock sets off. */
@Controller()
export class MailSweeps {
  constructor(
    private readonly wakeOverdueMails: WakeOverdueMails,
    private readonly forgetWhatIsOver: ForgetWhatIsOver,
  ) {}

  @Sweep({ name: 'overdue-mails', everyMs: MAIL_POLICY.sweepEveryMs })
  async overdue(@Payload() { now }: SweepTick): Promise<void> {
    await this.wakeOverdueMails.execute(now);
  }

  @Sweep({ name: 'forget-what-is-over', everyMs: MAIL_POLICY.forgetEveryMs })
  async forget(@Payload() { now }: SweepTick): Promise<void> {
    await this.forgetWhatIsOver.execute(now);
  }
}
