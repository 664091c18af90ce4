import type { ProviderInstanceSettings, ProviderInstanceSettingsView } from '@assent/contracts';
import { providerInstanceSettingsViewSchema } from '@assent/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/query-keys';
import { changeSettings } from '../../api/settings';
import { useRunCommand, type CommandResult } from '../../commands/use-run-command';
import { requestOf } from './settings-form';

/** Saves the settings of one provider instance, with a way back for as long as the report of it stays. */
export function useSaveSettings(providerInstanceId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const [isSaving, setSaving] = useState(false);

  const store = async (
    settings: ProviderInstanceSettings,
    version: number,
    success: string,
    undo?: () => void,
  ): Promise<CommandResult> => {
    setSaving(true);
    const result = await runCommand(changeSettings(providerInstanceId, requestOf(settings, version)), {
      progress: t('settings.command.progress'),
      success,
      failure: t('settings.command.failure'),
      ...(undo ? { undo } : {}),
    });
    const view = result.ok ? providerInstanceSettingsViewSchema.safeParse(result.outcome.body) : undefined;
    // Somebody else was quicker: what is stored now shows what is different.
    const isOutdated = !result.ok && result.problem.code === 'settings_changed';
    if (view?.success) client.setQueryData(keys.settings(providerInstanceId), view.data);
    else if (result.ok || isOutdated)
      await client.invalidateQueries({ queryKey: keys.settings(providerInstanceId) });
    setSaving(false);
    return result;
  };

  const save = (settings: ProviderInstanceSettings, before: ProviderInstanceSettingsView) => {
    const undo = () => {
      const { finalisation, linkLifetimeMinutes, branding } = before;
      const earlier = { finalisation, linkLifetimeMinutes, branding };
      // From the version that this change makes: somebody else's change in between refuses it, and says so.
      void store(earlier, before.version + 1, t('settings.command.undone'));
    };
    return store(settings, before.version, t('settings.command.success'), undo);
  };
  return { save, isSaving };
}
