import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  Spinner,
} from '@fluentui/react-components';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ProviderInstanceProfile, ProviderInstanceSettingsView } from '@assent/contracts';
import { useEffect, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NARROW } from '../../theme/themes';
import { formatDuration } from '../../ui/duration';
import { useFormStyles } from '../../ui/form-styles';
import { mapProblemToForm } from '../../ui/map-problem-to-form';
import { Section } from '../../ui/Section';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import { BrandingPreview } from './BrandingPreview';
import { ColourField } from './ColourField';
import { LogoField } from './LogoField';
import {
  formOf,
  formPathOf,
  LIFETIME_CHOICES,
  settingsFormSchema,
  settingsIn,
  UNDO_CHOICES,
  type SettingsForm as Form,
} from './settings-form';
import { useSaveSettings } from './use-save-settings';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(280px, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const CORRECT_AFTER_MS = 500;
const MINUTE_MS = 60_000;

/** The settings of one provider instance, from the version that was loaded to the one that is saved. */
export function SettingsForm({
  loaded,
  instance,
}: {
  readonly loaded: ProviderInstanceSettingsView;
  readonly instance: ProviderInstanceProfile;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { grid } = useFormStyles();
  const { save, isSaving } = useSaveSettings(instance.id);
  // What this form began from: news that come meanwhile must not change what somebody is typing.
  const [base, setBase] = useState(loaded);
  const form = useForm<Form>({
    defaultValues: formOf(base),
    resolver: zodResolver(settingsFormSchema),
    mode: 'onChange',
    delayError: CORRECT_AFTER_MS,
  });
  const { control, formState } = form;
  const mode = useWatch({ control, name: 'mode' });
  const isOutdated = loaded.version !== base.version && !isSaving;

  const startFrom = (settings: ProviderInstanceSettingsView) => {
    setBase(settings);
    form.reset(formOf(settings));
  };
  // Nobody has typed anything: what is stored now is what the page shows.
  if (isOutdated && !formState.isDirty) setBase(loaded);
  useEffect(() => {
    form.reset(formOf(base));
  }, [base, form]);

  const submit = form.handleSubmit(async (values) => {
    // Enter in a field comes here as well, whatever the button says.
    if (isSaving || !form.formState.isDirty) return;
    const result = await save(settingsIn(values), base);
    if (result.ok) form.reset(values);
    else mapProblemToForm(result.problem, formPathOf, form.setError);
  });
  const inWords = (minutes: number) =>
    minutes === 0 ? t('settings.agreement.atOnce') : formatDuration(minutes * MINUTE_MS, i18n.language);
  const choices = (offered: readonly number[], stored: number) =>
    [...new Set([...offered, stored])]
      .toSorted((a, b) => a - b)
      .map((minutes) => ({ value: String(minutes), label: inWords(minutes) }));

  return (
    <form className={styles.columns} noValidate onSubmit={(event) => void submit(event)}>
      <div className={styles.stack}>
        {isOutdated && formState.isDirty && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('settings.conflictTitle')}</MessageBarTitle>
              {t('settings.conflict')}
            </MessageBarBody>
            <MessageBarActions>
              <Button
                onClick={() => {
                  startFrom(loaded);
                }}
              >
                {t('settings.load')}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        <Section title={t('settings.agreement.title')}>
          <div className={styles.stack}>
            <Controller
              control={control}
              name="mode"
              render={({ field }) => (
                <Field label={t('settings.agreement.mode')} hint={t('settings.agreement.waiting')}>
                  <RadioGroup
                    value={field.value}
                    onChange={(_, { value }) => {
                      field.onChange(value);
                    }}
                  >
                    <Radio value="manual" label={t('settings.agreement.manual')} />
                    <Radio value="automatic" label={t('settings.agreement.automatic')} />
                  </RadioGroup>
                </Field>
              )}
            />
            {mode === 'automatic' && (
              <SelectField
                control={control}
                name="undoMinutes"
                label={t('settings.agreement.undo')}
                choices={choices(UNDO_CHOICES, base.finalisation.undoMinutes)}
              />
            )}
          </div>
        </Section>
        <Section title={t('settings.link.title')}>
          <SelectField
            control={control}
            name="linkLifetimeMinutes"
            label={t('settings.link.lifetime')}
            choices={choices(LIFETIME_CHOICES, base.linkLifetimeMinutes)}
          />
        </Section>
        <Section title={t('settings.branding.title')}>
          <div className={styles.stack}>
            <TextField
              control={control}
              name="displayName"
              label={t('settings.branding.name')}
              hint={t('settings.branding.nameHint', { name: instance.name })}
              maxLength={100}
              isOptional
            />
            <LogoField settings={loaded} name={instance.name} />
            <ColourField control={control} />
            <div className={grid}>
              <TextField
                control={control}
                name="supportEmail"
                label={t('settings.branding.email')}
                type="email"
                inputMode="email"
                autoComplete="off"
                isOptional
              />
              <TextField
                control={control}
                name="supportPhone"
                label={t('settings.branding.phone')}
                type="tel"
                inputMode="tel"
                autoComplete="off"
                isOptional
              />
            </div>
          </div>
        </Section>
        <div className={styles.buttons}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isSaving || !formState.isDirty}
            {...(isSaving ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
          >
            {isSaving ? t('settings.saving') : t('settings.save')}
          </Button>
          <Button
            disabledFocusable={isSaving || !formState.isDirty}
            onClick={() => {
              startFrom(loaded);
            }}
          >
            {t('settings.discard')}
          </Button>
        </div>
      </div>
      <BrandingPreview control={control} settings={loaded} instanceName={instance.name} />
    </form>
  );
}
