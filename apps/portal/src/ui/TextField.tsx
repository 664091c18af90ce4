import { Field, Input, type InputProps } from '@fluentui/react-components';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

/** A text input of a form, with its label, and the rule it breaks below it. */
export function TextField<Form extends FieldValues>({
  control,
  name,
  label,
  hint,
  isOptional = false,
  className,
  ...input
}: {
  readonly control: Control<Form>;
  readonly name: FieldPath<Form>;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
  readonly className?: string;
} & Pick<
  InputProps,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'contentAfter' | 'autoFocus' | 'dir'
>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      {...(className ? { className } : {})}
      label={isOptional ? `${label} (${t('attestation.optional')})` : label}
      required={!isOptional}
      {...(hint && !fieldState.error ? { hint } : {})}
      {...(fieldState.error ? { validationMessage: fieldState.error.message } : {})}
    >
      <Input {...input} {...field} value={String(field.value)} />
    </Field>
  );
}
