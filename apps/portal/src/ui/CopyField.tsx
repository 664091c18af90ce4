import { Field, Input } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton';

/** A value that people hand on: readable, selected on focus, copied by its button. */
export function CopyField({
  label,
  value,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}) {
  const { t } = useTranslation();
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input
        readOnly
        value={value}
        dir="ltr"
        onFocus={(event) => {
          event.target.select();
        }}
        contentAfter={
          <CopyButton text={value} label={t('common.copyField.copy', { what: label.toLocaleLowerCase() })} />
        }
      />
    </Field>
  );
}
