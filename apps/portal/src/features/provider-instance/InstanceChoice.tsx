import { Field, Select } from '@fluentui/react-components';
import { useProviderInstance } from './use-provider-instance';

/** Chooses the provider instance that the page is about; for pages of a partner that has several. */
export function InstanceChoice({ label }: { readonly label: string }) {
  const { all, instance, choose } = useProviderInstance();
  return (
    <Field label={label} orientation="horizontal">
      <Select
        value={instance?.id ?? ''}
        onChange={(_, { value }) => {
          choose(value);
        }}
      >
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
