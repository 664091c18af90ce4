import { changeProviderInstanceLogo, changeProviderInstanceSettings } from '@assent/contracts';
import { Handle, type Message, Payload, Sweep } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { ChangeLogo } from '../application/change-settings/change-logo.js';
import { ChangeSettings } from '../application/change-settings/change-settings.js';
import { SETTINGS_POLICY } from '../application/change-settings/settings-policy.js';
import { TellSettingsAgain } from '../application/change-settings/tell-settings-again.js';

/** The settings of provider instances: changed when a person asks, told again once in a while. */
@Controller()
export class ChangeSettingsWhenAskedConsumer {
  constructor(
    private readonly settings: ChangeSettings,
    private readonly logo: ChangeLogo,
    private readonly again: TellSettingsAgain,
  ) {}

  @Handle(changeProviderInstanceSettings)
  async changeSettings(@Payload() message: Message<typeof changeProviderInstanceSettings>): Promise<void> {
    await this.settings.execute(message);
  }

  @Handle(changeProviderInstanceLogo)
  async changeLogo(@Payload() message: Message<typeof changeProviderInstanceLogo>): Promise<void> {
    await this.logo.execute(message);
  }

  @Sweep({ name: 'tell-settings-again', everyMs: SETTINGS_POLICY.tellAgainEveryMs })
  async tellAgain(): Promise<void> {
    await this.again.execute();
  }
}
