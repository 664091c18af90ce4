import { makeStyles, tokens } from '@fluentui/react-components';
import { REGISTRATION_NUMBER_COUNTRIES } from '@assent/domain';
import { useEffect } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from '../../ui/form-styles';
import { TextField } from '../../ui/TextField';
import { suggestedDomain, type NewCustomerForm } from './new-customer-form';

const useStyles = makeStyles({
  suffix: { color: tokens.colorNeutralForeground3 },
});

/** The company's name, its domain and its registration. */
export function CompanyFields({ form }: { readonly form: UseFormReturn<NewCustomerForm> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { grid } = useFormStyles();
  const { control, setValue, getFieldState } = form;
  const [companyName, country] = useWatch({ control, name: ['companyName', 'address.country'] });

  // The suggestion follows the name until somebody writes a domain of their own.
  useEffect(() => {
    if (companyName && !getFieldState('domainPrefix').isDirty)
      setValue('domainPrefix', suggestedDomain(companyName), { shouldValidate: true });
  }, [companyName, getFieldState, setValue]);

  return (
    <div className={grid}>
      <TextField
        control={control}
        name="companyName"
        label={t('newCustomer.companyName')}
        hint={t('newCustomer.companyNameHint')}
        autoComplete="off"
      />
      <TextField
        control={control}
        name="domainPrefix"
        label={t('newCustomer.domainPrefix')}
        hint={t('newCustomer.domainHint')}
        autoComplete="off"
        dir="ltr"
        contentAfter={<span className={styles.suffix}>{t('newCustomer.domainSuffix')}</span>}
      />
      <TextField
        control={control}
        name="organizationRegistrationNumber"
        label={t('newCustomer.registrationNumber')}
        hint={t('newCustomer.registrationHint')}
        isOptional={!REGISTRATION_NUMBER_COUNTRIES.has(country)}
        autoComplete="off"
      />
    </div>
  );
}
