import {
  providerInstanceLogoChanged,
  providerInstanceSettingsChanged,
  type Scope,
  type Settles,
} from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { LiveLog } from '../infrastructure/live/live-log.js';
import { SettingsViews } from '../infrastructure/settings/settings-views.js';

/** Keeps the copy of settings and logo up to date, and closes the operations behind a change. */
@Controller()
export class ProjectProviderInstanceSettingsConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly views: SettingsViews,
    private readonly operations: OperationStore,
    private readonly live: LiveLog,
    private readonly clock: Clock,
  ) {}

  @Handle(providerInstanceSettingsChanged)
  async settings(@Payload() message: Message<typeof providerInstanceSettingsChanged>): Promise<void> {
    const { state, settles } = message.data;
    await this.inbox.handleOnce(message, async (tx) => {
      const isNew = await this.views.store(tx, state);
      await this.announce(tx, isNew, settles, message.envelope.scope);
    });
  }

  @Handle(providerInstanceLogoChanged)
  async logo(@Payload() message: Message<typeof providerInstanceLogoChanged>): Promise<void> {
    const { state, settles } = message.data;
    await this.inbox.handleOnce(message, async (tx) => {
      const isNew = await this.views.storeLogo(tx, state);
      await this.announce(tx, isNew, settles, message.envelope.scope);
    });
  }

  private async announce(tx: Tx, isNew: boolean, settles: Settles, scope: Scope): Promise<void> {
    await this.operations.succeed(tx, settles, this.clock.now());
    const { providerInstanceId } = scope;
    if (isNew) await this.live.append(tx, 'settings-changed', { providerInstanceId }, scope);
  }
}
