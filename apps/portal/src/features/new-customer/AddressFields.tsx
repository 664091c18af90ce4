import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from '../../ui/form-styles';
import { countryChoices, languageChoices } from '../../ui/regions';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import type { NewCustomerForm } from './new-customer-form';

/** Where the company sits, and the language that goes with it. */
export function AddressFields({
  control,
  onCountry,
}: {
  readonly control: Control<NewCustomerForm>;
  readonly onCountry: (country: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { grid } = useFormStyles();

  return (
    <div className={grid}>
      <SelectField
        control={control}
        name="address.country"
        label={t('newCustomer.country')}
        placeholder={t('newCustomer.choose')}
        choices={countryChoices(i18n.language)}
        onChosen={(country) => {
          if (country !== '') onCountry(country);
        }}
      />
      <SelectField
        control={control}
        name="language"
        label={t('newCustomer.language')}
        placeholder={t('newCustomer.choose')}
        choices={languageChoices(i18n.language)}
      />
      <TextField control={control} name="address.line1" label={t('newCustomer.line1')} autoComplete="off" />
      <TextField
        control={control}
        name="address.line2"
        label={t('newCustomer.line2')}
        isOptional
        autoComplete="off"
      />
      <TextField control={control} name="address.city" label={t('newCustomer.city')} autoComplete="off" />
      <TextField
        control={control}
        name="address.postalCode"
        label={t('newCustomer.postalCode')}
        isOptional
        autoComplete="off"
      />
      <TextField
        control={control}
        name="address.state"
        label={t('newCustomer.state')}
        isOptional
        autoComplete="off"
      />
    </div>
  );
}
