import {
  changeProviderInstanceLogo,
  changeProviderInstanceSettings,
  type ProviderInstanceSettings,
} from '@assent/contracts';
import { checkBranding, inspectLogo } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../access-scope.js';
import { ProblemError, refuseViolations } from '../problem.error.js';
import { ProviderInstances } from '../provider-instances.js';
import { InstanceSettings } from '../settings/instance-settings.js';
import type { Caller } from './caller.js';
import { SubmitCommand, type Submitted } from './submit-command.js';

/** The commands on the settings of a provider instance, each with what the gateway can refuse at once. */
@Injectable()
export class SettingsCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly instances: ProviderInstances,
    private readonly settings: InstanceSettings,
  ) {}

  change(
    caller: Caller,
    providerInstanceId: string,
    settings: ProviderInstanceSettings,
    basedOnVersion: number,
  ): Promise<Submitted> {
    this.refuseUnknown(caller.access, providerInstanceId);
    refuseViolations(checkBranding(settings.branding));
    return this.submit.submit(caller, 'change-settings', async (tx) => {
      const { version } = await this.settings.of(providerInstanceId, tx);
      // The copy may lag behind, so an older version here says nothing; the customers service decides.
      if (version > basedOnVersion) throw changedMeanwhile(version);
      return {
        contract: changeProviderInstanceSettings,
        data: { settings, basedOnVersion },
        subjectId: providerInstanceId,
        customerId: null,
        scope: { providerInstanceId, resellerId: null },
      };
    });
  }

  /** @param content null takes the logo away */
  changeLogo(caller: Caller, providerInstanceId: string, content: Buffer | null): Promise<Submitted> {
    this.refuseUnknown(caller.access, providerInstanceId);
    if (content !== null) {
      const inspected = inspectLogo(content);
      if (!inspected.ok) refuseViolations([inspected.violation]);
    }
    return this.submit.submit(caller, 'change-logo', () =>
      Promise.resolve({
        contract: changeProviderInstanceLogo,
        data: { content: content === null ? null : content.toString('base64') },
        subjectId: providerInstanceId,
        customerId: null,
        scope: { providerInstanceId, resellerId: null },
      }),
    );
  }

  /** @throws ProblemError `provider_instance_not_found` */
  refuseUnknown(access: AccessScope, providerInstanceId: string): void {
    if (this.instances.visibleTo(access).some(({ id }) => id === providerInstanceId)) return;
    throw new ProblemError(
      'provider_instance_not_found',
      'There is no provider instance with this id; GET /api/v1/provider-instances lists them.',
    );
  }
}

function changedMeanwhile(version: number): ProblemError {
  return new ProblemError(
    'settings_changed',
    'Somebody else has changed these settings since you loaded them. Nothing of yours was stored. Load them ' +
      'again, look at what is different, and make your change anew.',
    { references: { version: String(version) } },
  );
}
