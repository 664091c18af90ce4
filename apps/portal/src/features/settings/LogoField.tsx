import { Button, Field, makeStyles, Spinner } from '@fluentui/react-components';
import { inspectLogo, LOGO_MEDIA_TYPES } from '@assent/domain';
import type { ProviderInstanceSettingsView } from '@assent/contracts';
import { DeleteRegular, ImageAddRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/commands';
import { keys } from '../../api/query-keys';
import { changeLogo, logoAddress, removeLogo } from '../../api/settings';
import { useRunCommand } from '../../commands/use-run-command';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  // White in dark mode too: on paper and in mails it stands on white.
  image: {
    maxWidth: '160px',
    maxHeight: '48px',
    backgroundColor: '#ffffff',
    padding: '4px',
    borderRadius: '4px',
  },
});

/** The logo: chosen and in force at once, apart from the rest of the page. */
export function LogoField({
  settings,
  name,
}: {
  readonly settings: ProviderInstanceSettingsView;
  readonly name: string;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { providerInstanceId, logo } = settings;

  const change = async (command: Command, success: string) => {
    setBusy(true);
    const result = await runCommand(command, {
      progress: t('settings.command.logoProgress'),
      success,
      failure: t('settings.command.logoFailure'),
    });
    if (result.ok) await client.invalidateQueries({ queryKey: keys.settings(providerInstanceId) });
    setBusy(false);
  };
  const choose = async (file: File) => {
    const inspected = inspectLogo(await bytesOf(file));
    setFault(inspected.ok ? undefined : inspected.violation.message);
    if (!inspected.ok) return;
    const image = new Blob([file], { type: inspected.facts.mediaType });
    await change(changeLogo(providerInstanceId, image), t('settings.command.logoSuccess'));
  };

  return (
    <Field
      label={t('settings.branding.logo')}
      {...(fault ? { validationMessage: fault } : { hint: t('settings.branding.logoHint') })}
    >
      <div className={styles.row}>
        {logo && (
          <img
            className={styles.image}
            src={logoAddress(providerInstanceId, logo.contentHash)}
            alt={t('settings.branding.logoOf', { name })}
          />
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('settings.branding.logo')}
          accept={LOGO_MEDIA_TYPES.join(',')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void choose(file);
          }}
        />
        <Button
          icon={isBusy ? <Spinner size="extra-tiny" aria-hidden /> : <ImageAddRegular />}
          disabledFocusable={isBusy}
          onClick={() => input.current?.click()}
        >
          {logo ? t('settings.branding.replace') : t('settings.branding.upload')}
        </Button>
        {logo && (
          <Button
            icon={<DeleteRegular />}
            appearance="subtle"
            disabledFocusable={isBusy}
            onClick={() => void change(removeLogo(providerInstanceId), t('settings.command.logoRemoved'))}
          >
            {t('settings.branding.remove')}
          </Button>
        )}
      </div>
    </Field>
  );
}

function bytesOf(file: File): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(new Uint8Array(reader.result as ArrayBuffer));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file could not be read.'));
    };
    reader.readAsArrayBuffer(file);
  });
}
