import { createHash } from 'node:crypto';
import type { changeProviderInstanceLogo } from '@assent/contracts';
import { inspectLogo } from '@assent/domain';
import type { Message } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { PartnerCenterClients } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { StoredLogo } from '../../domain/provider-instance-settings.js';
import { originOf } from '../ports/origin.js';
import { SettingsRepository } from '../ports/settings-repository.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { type CommandRefusal, refusalMessages } from '../refusals.js';
import { logoMessage } from './settings-messages.js';

/** Takes the command to replace the logo of a provider instance, or to take it away. */
@Injectable()
export class ChangeLogo {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly repository: SettingsRepository,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly clock: Clock,
  ) {}

  async execute(message: Message<typeof changeProviderInstanceLogo>): Promise<void> {
    const { scope } = message.envelope;
    const { providerInstanceId } = scope;
    const origin = originOf(message.envelope);
    await this.inbox.handleOnce(message, async (tx) => {
      const judged = judge(message.data.content);
      const refusal = refuseUnknownInstance(this.partnerCenter, providerInstanceId) ?? judged.refusal;
      if (refusal !== undefined) {
        const about = { aggregateId: providerInstanceId, scope, origin };
        await this.outbox.append(tx, ...refusalMessages(refusal, about));
        return;
      }
      const stored = await this.repository.findLogo(tx, providerInstanceId);
      const next: StoredLogo = {
        providerInstanceId,
        version: (stored?.version ?? 0) + 1,
        logo: judged.logo,
        changedAt: this.clock.now(),
      };
      await this.repository.saveLogo(tx, next);
      await this.outbox.append(tx, logoMessage(next, origin));
    });
  }
}

interface Judged {
  readonly logo: StoredLogo['logo'];
  readonly refusal?: CommandRefusal;
}

/** The bytes decide what it is; whoever sent them may say what they like. */
function judge(base64: string | null): Judged {
  if (base64 === null) return { logo: null };
  const content = Buffer.from(base64, 'base64');
  const inspected = inspectLogo(content);
  if (!inspected.ok) {
    const { path, message } = inspected.violation;
    const detail = 'The logo cannot be used. The one before stays.';
    return { logo: null, refusal: { code: 'validation_failed', detail, errors: [{ path, message }] } };
  }
  const contentHash = createHash('sha256').update(content).digest('hex');
  return { logo: { ...inspected.facts, contentHash, content } };
}
