import { Field, Select } from '@fluentui/react-components';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import type { Choice } from './regions';

/** A choice of a form, with its label, and the rule it breaks below it. */
export function SelectField<Form extends FieldValues>({
  control,
  name,
  label,
  choices,
  placeholder,
  onChosen,
}: {
  readonly control: Control<Form>;
  readonly name: FieldPath<Form>;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Shown while nothing is chosen; then nothing may also be chosen again. */
  readonly placeholder?: string;
  /** Told what a person has chosen, once the form has it. */
  readonly onChosen?: (value: string) => void;
}) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      label={label}
      required
      {...(fieldState.error ? { validationMessage: fieldState.error.message } : {})}
    >
      <Select
        {...field}
        onChange={(event, { value }) => {
          field.onChange(event);
          onChosen?.(value);
        }}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
