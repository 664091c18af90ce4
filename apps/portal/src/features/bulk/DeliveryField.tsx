import { Field, Select } from '@fluentui/react-components';
import type { Delivery } from '@assent/contracts';
import { useTranslation } from 'react-i18next';

const DELIVERIES: readonly Delivery[] = ['email', 'manual'];

/** Whether Assent mails the links, or the partner hands them over. */
export function DeliveryField({
  value,
  onChange,
}: {
  readonly value: Delivery;
  readonly onChange: (delivery: Delivery) => void;
}) {
  const { t } = useTranslation();
  return (
    <Field label={t('bulk.file.delivery')}>
      <Select
        value={value}
        onChange={(_, data) => {
          onChange(DELIVERIES.find((delivery) => delivery === data.value) ?? 'email');
        }}
      >
        {DELIVERIES.map((delivery) => (
          <option key={delivery} value={delivery}>
            {t(`bulk.file.deliveries.${delivery}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
