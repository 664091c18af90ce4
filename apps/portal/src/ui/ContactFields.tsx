import { NAME_LENGTHS } from '@assent/domain';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from './form-styles';
import { TextField } from './TextField';

/** The contact of a customer: the form holds it under `contact`. */
export function ContactFields<Form extends FieldValues & { contact: Record<string, string> }>({
  control,
  isPhoneOptional = true,
}: {
  readonly control: Control<Form>;
  readonly isPhoneOptional?: boolean;
}) {
  const { t } = useTranslation();
  const { grid } = useFormStyles();
  const at = (name: string) => `contact.${name}` as FieldPath<Form>;
  return (
    <div className={grid}>
      <TextField
        control={control}
        name={at('firstName')}
        label={t('attestation.firstName')}
        autoComplete="off"
      />
      <TextField
        control={control}
        name={at('lastName')}
        label={t('attestation.lastName')}
        autoComplete="off"
      />
      <TextField
        control={control}
        name={at('email')}
        label={t('attestation.email')}
        type="email"
        dir="ltr"
        autoComplete="off"
        maxLength={NAME_LENGTHS.email.max + 1}
      />
      <TextField
        control={control}
        name={at('phone')}
        label={t('attestation.phone')}
        type="tel"
        dir="ltr"
        autoComplete="off"
        isOptional={isPhoneOptional}
      />
    </div>
  );
}
