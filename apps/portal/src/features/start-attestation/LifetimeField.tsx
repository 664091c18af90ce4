import { Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { LINK_LIFETIME_MINUTES } from '@assent/domain';
import { useController, useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LIFETIMES, type StartForm } from './start-form';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  minutes: { maxWidth: '220px' },
});

/** How long the link lives: one of the usual lengths, or minutes. */
export function LifetimeField({ control }: { readonly control: Control<StartForm> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const lifetime = useController({ control, name: 'lifetime' });
  const minutes = useController({ control, name: 'customMinutes' });
  const isCustom = useWatch({ control, name: 'lifetime' }) === 'custom';
  const { min, max } = LINK_LIFETIME_MINUTES;
  const error = lifetime.fieldState.error?.message;
  return (
    <div className={styles.root}>
      <Field label={t('attestation.lifetime')} {...(error ? { validationMessage: error } : {})}>
        <RadioGroup
          layout="horizontal"
          style={{ flexWrap: 'wrap' }}
          value={lifetime.field.value}
          onChange={(_, { value }) => {
            lifetime.field.onChange(value);
          }}
        >
          {LIFETIMES.map((option) => (
            <Radio key={option} value={option} label={t(`attestation.lifetimeOption.${option}`)} />
          ))}
        </RadioGroup>
      </Field>
      {isCustom && (
        <Field
          className={styles.minutes}
          label={t('attestation.customMinutes')}
          required
          hint={t('attestation.customMinutesHint', { min, max })}
          {...(minutes.fieldState.error ? { validationMessage: minutes.fieldState.error.message } : {})}
        >
          <Input inputMode="numeric" {...minutes.field} />
        </Field>
      )}
    </div>
  );
}
