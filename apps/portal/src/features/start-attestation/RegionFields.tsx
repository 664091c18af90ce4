import { agreementLanguageOf } from '@assent/domain';
import { useRef } from 'react';
import type { Control, UseFormSetValue } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from '../../ui/form-styles';
import { countryChoices, languageChoices } from '../../ui/regions';
import { SelectField } from '../../ui/SelectField';
import type { StartForm } from './start-form';

/** The customer's country, and the agreement's language: the one that fits the country until somebody chooses. */
export function RegionFields({
  control,
  setValue,
  initialLanguage,
}: {
  readonly control: Control<StartForm>;
  readonly setValue: UseFormSetValue<StartForm>;
  readonly initialLanguage: string;
}) {
  const { t, i18n } = useTranslation();
  const { grid } = useFormStyles();
  const isLanguageChosen = useRef(false);
  return (
    <div className={grid}>
      <SelectField
        control={control}
        name="country"
        label={t('attestation.country')}
        placeholder={t('newCustomer.choose')}
        choices={countryChoices(i18n.language)}
        onChosen={(country) => {
          if (country !== '' && !isLanguageChosen.current) {
            setValue('language', agreementLanguageOf(country), { shouldDirty: true });
          }
        }}
      />
      <SelectField
        control={control}
        name="language"
        label={t('attestation.language')}
        choices={languageChoices(i18n.language, initialLanguage)}
        onChosen={() => {
          isLanguageChosen.current = true;
        }}
      />
    </div>
  );
}
