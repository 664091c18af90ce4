import type { changeProviderInstanceSettings } from '@assent/contracts';
import { checkBranding } from '@assent/domain';
import type { Message } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { PartnerCenterClients } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { StoredSettings } from '../../domain/provider-instance-settings.js';
import { originOf } from '../ports/origin.js';
import { SettingsRepository } from '../ports/settings-repository.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { type CommandRefusal, refusalMessages } from '../refusals.js';
import { settingsMessage } from './settings-messages.js';

type Command = Message<typeof changeProviderInstanceSettings>;

/** Takes the command to change the settings of a provider instance. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly repository: SettingsRepository,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly clock: Clock,
  ) {}

  async execute(message: Command): Promise<void> {
    const { scope } = message.envelope;
    const { providerInstanceId } = scope;
    const origin = originOf(message.envelope);
    await this.inbox.handleOnce(message, async (tx) => {
      const stored = await this.repository.find(tx, providerInstanceId);
      const refusal =
        refuseUnknownInstance(this.partnerCenter, providerInstanceId) ?? refusalFor(message, stored);
      if (refusal !== undefined) {
        const about = { aggregateId: providerInstanceId, scope, origin };
        await this.outbox.append(tx, ...refusalMessages(refusal, about));
        return;
      }
      const next: StoredSettings = {
        providerInstanceId,
        version: (stored?.version ?? 0) + 1,
        settings: message.data.settings,
        changedAt: this.clock.now(),
      };
      await this.repository.save(tx, next);
      await this.outbox.append(tx, settingsMessage(next, origin));
    });
  }
}

function refusalFor({ data }: Command, stored: StoredSettings | undefined): CommandRefusal | undefined {
  const violations = checkBranding(data.settings.branding);
  if (violations.length > 0) {
    return {
      code: 'validation_failed',
      detail: 'Some settings have to be corrected. Nothing was changed.',
      errors: violations.map(({ path, message }) => ({ path, message })),
    };
  }
  const version = stored?.version ?? 0;
  if (data.basedOnVersion === version) return undefined;
  return {
    code: 'settings_changed',
    detail:
      'Somebody else has changed these settings since you loaded them. Nothing of yours was stored. Load them ' +
      'again, look at what is different, and make your change anew.',
    references: { version: String(version) },
  };
}
