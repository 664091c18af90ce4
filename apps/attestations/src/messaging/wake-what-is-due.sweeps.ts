import { Payload, Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { ExpireLinks } from '../application/expire-links/expire-links.use-case.js';
import { FinaliseAccepted } from '../application/finalise-accepted/finalise-accepted.use-case.js';
import { HandOutPolls } from '../application/hand-out-polls/hand-out-polls.use-case.js';
import { HandOutVerifications } from '../application/hand-out-verifications/hand-out-verifications.use-case.js';
import { ResumeOverdueWork } from '../application/resume-overdue-work/resume-overdue-work.use-case.js';
import { POLICY } from '../domain/policy.js';

/** The clock of the service. Ticks run on any worker; two at the same moment never take the same row. */
@Controller()
export class WakeWhatIsDue {
  constructor(
    private readonly expireLinks: ExpireLinks,
    private readonly finaliseAccepted: FinaliseAccepted,
    private readonly handOutPolls: HandOutPolls,
    private readonly handOutVerifications: HandOutVerifications,
    private readonly resumeOverdueWork: ResumeOverdueWork,
  ) {}

  @Sweep({ name: 'expire-links', everyMs: POLICY.expiry.everyMs })
  async expire(@Payload() { now }: SweepTick): Promise<void> {
    await this.expireLinks.execute(now);
  }

  @Sweep({ name: 'finalise-accepted', everyMs: POLICY.finalisation.everyMs })
  async finalise(@Payload() { now }: SweepTick): Promise<void> {
    await this.finaliseAccepted.execute(now);
  }

  @Sweep({ name: 'hand-out-polls', everyMs: POLICY.polling.everyMs })
  async poll(@Payload() { now }: SweepTick): Promise<void> {
    await this.handOutPolls.execute(now);
  }

  @Sweep({ name: 'hand-out-verifications', everyMs: POLICY.verification.everyMs })
  async verify(@Payload() { now }: SweepTick): Promise<void> {
    await this.handOutVerifications.execute(now);
  }

  @Sweep({ name: 'resume-overdue-work', everyMs: POLICY.outsideWork.everyMs })
  async resume(@Payload() { now }: SweepTick): Promise<void> {
    await this.resumeOverdueWork.execute(now);
  }
}
