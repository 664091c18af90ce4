import { z } from 'zod';
import { exampleIds, exampleInstant } from '../../examples.js';
import { defineCommand, defineEvent } from '../../message-contract.js';
import {
  logoContentSchema,
  providerInstanceLogoStateSchema,
  providerInstanceSettingsSchema,
  providerInstanceSettingsStateSchema,
} from '../../provider-instance-settings.js';
import { settledBy, settlesSchema } from '../../shared-schemas.js';

/*
 * The settings of a provider instance. The aggregate of every message here is the provider instance.
 */

const exampleSettings = {
  finalisation: { mode: 'automatic' as const, undoMinutes: 30 },
  linkLifetimeMinutes: 4320,
  branding: {
    displayName: 'Contoso Cloud',
    accentColour: '#a4262c',
    supportEmail: 'agreements@contoso.example',
    supportPhone: '+49 30 7654321',
  },
};

/** Replace the settings of a provider instance. */
export const changeProviderInstanceSettings = defineCommand({
  type: 'customers.change-provider-instance-settings',
  version: 1,
  data: z.object({
    settings: providerInstanceSettingsSchema,
    /** The version that the person saw, 0 for none; somebody else's change since then refuses this one. */
    basedOnVersion: z.number().int().nonnegative(),
  }),
  to: ['customers'],
  example: { settings: exampleSettings, basedOnVersion: 0 },
});

/** Replace the logo of a provider instance, or take it away. */
export const changeProviderInstanceLogo = defineCommand({
  type: 'customers.change-provider-instance-logo',
  version: 1,
  data: z.object({ content: logoContentSchema.nullable() }),
  to: ['customers'],
  example: { content: null },
});

/** The settings changed, or are told again. Carries all of them; older versions are to be ignored. */
export const providerInstanceSettingsChanged = defineEvent({
  type: 'customers.provider-instance-settings-changed',
  version: 1,
  data: z.object({ state: providerInstanceSettingsStateSchema, settles: settlesSchema }),
  to: ['attestations', 'notifications', 'gateway'],
  answers: settledBy,
  example: {
    state: {
      providerInstanceId: exampleIds.providerInstance,
      version: 1,
      settings: exampleSettings,
      changedAt: exampleInstant,
    },
    settles: [
      {
        operationId: exampleIds.operation,
        resource: { kind: 'provider_instance_settings', id: exampleIds.providerInstance },
      },
    ],
  },
});

/** The logo changed, or is told again. Only those get it who show it to somebody. */
export const providerInstanceLogoChanged = defineEvent({
  type: 'customers.provider-instance-logo-changed',
  version: 1,
  data: z.object({ state: providerInstanceLogoStateSchema, settles: settlesSchema }),
  to: ['notifications', 'gateway'],
  answers: settledBy,
  example: {
    state: {
      providerInstanceId: exampleIds.providerInstance,
      version: 1,
      logo: null,
      changedAt: exampleInstant,
    },
    settles: [],
  },
});
