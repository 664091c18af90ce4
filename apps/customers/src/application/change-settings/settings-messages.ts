import {
  providerInstanceLogoChanged,
  providerInstanceSettingsChanged,
  type Scope,
  type Settles,
} from '@assent/contracts';
import type { OutgoingMessage } from '@assent/messaging';
import type { StoredLogo, StoredSettings } from '../../domain/provider-instance-settings.js';
import type { Origin } from '../ports/origin.js';

type Thread = Omit<Origin, 'causationId' | 'traceparent' | 'operationId'> & Partial<Origin>;

/** Settings belong to the whole provider instance, to no reseller. */
export const scopeOfInstance = (providerInstanceId: string): Scope => ({
  providerInstanceId,
  resellerId: null,
});

/** The event that tells of the newest settings. */
export function settingsMessage(
  stored: StoredSettings,
  thread: Thread,
): OutgoingMessage<typeof providerInstanceSettingsChanged> {
  const { providerInstanceId, version, settings, changedAt } = stored;
  return {
    contract: providerInstanceSettingsChanged,
    data: {
      state: { providerInstanceId, version, settings, changedAt: changedAt.toISOString() },
      settles: settlesFor(thread, providerInstanceId),
    },
    aggregate: { id: providerInstanceId, version },
    scope: scopeOfInstance(providerInstanceId),
    ...thread,
  };
}

/** The event that tells of the newest logo. */
export function logoMessage(
  stored: StoredLogo,
  thread: Thread,
): OutgoingMessage<typeof providerInstanceLogoChanged> {
  const { providerInstanceId, version, logo, changedAt } = stored;
  return {
    contract: providerInstanceLogoChanged,
    data: {
      state: {
        providerInstanceId,
        version,
        logo: logo && { ...logo, content: logo.content.toString('base64') },
        changedAt: changedAt.toISOString(),
      },
      settles: settlesFor(thread, providerInstanceId),
    },
    aggregate: { id: providerInstanceId, version },
    scope: scopeOfInstance(providerInstanceId),
    ...thread,
  };
}

function settlesFor({ operationId }: Thread, providerInstanceId: string): Settles {
  const resource = { kind: 'provider_instance_settings', id: providerInstanceId } as const;
  return operationId === null || operationId === undefined ? [] : [{ operationId, resource }];
}
