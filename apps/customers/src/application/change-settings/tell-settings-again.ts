import { SYSTEM_ACTOR } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../ports/settings-repository.js';
import { logoMessage, settingsMessage } from './settings-messages.js';

/**
 * Tells all settings again. They are a handful of rows, so telling them costs less than comparing digests
 * would: a copy that was lost, or restored from an old backup, is right again after the next time. Published
 * at once and not through the outbox: nothing has changed, and a message that is lost is followed by the next.
 */
@Injectable()
export class TellSettingsAgain {
  constructor(
    private readonly repository: SettingsRepository,
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const { settings, logos } = await this.repository.all();
    const thread = { actor: SYSTEM_ACTOR, correlationId: this.ids.next() };
    const again = { replay: true, priority: 'sweep' } as const;
    await this.publisher.publish(
      settings.map((stored) => ({ ...settingsMessage(stored, thread), ...again })),
    );
    await this.publisher.publish(logos.map((stored) => ({ ...logoMessage(stored, thread), ...again })));
  }
}
