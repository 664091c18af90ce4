import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { zodResolver } from '@hookform/resolvers/zod';
import { agreementLanguageOf, REGISTRATION_NUMBER_COUNTRIES } from '@assent/domain';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { toApiProblem } from '../../api/to-api-problem';
import { ContactFields } from '../../ui/ContactFields';
import { mapProblemToForm } from '../../ui/map-problem-to-form';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';
import { AddressFields } from './AddressFields';
import { CompanyFields } from './CompanyFields';
import { EMPTY_CUSTOMER, newCustomerFormSchema, type NewCustomerForm } from './new-customer-form';
import { requestPathInForm } from './request-path-in-form';
import { useCreateCustomer } from './use-create-customer';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '720px' },
  buttons: { display: 'flex', gap: '8px' },
});

const CORRECT_AFTER_MS = 500;

/** Creates a customer, also at Microsoft. What Microsoft would refuse is said at its field before it is sent. */
export function NewCustomerPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const create = useCreateCustomer();
  const resolver = useMemo(() => zodResolver(newCustomerFormSchema(t)), [t]);
  const form = useForm<NewCustomerForm>({
    defaultValues: EMPTY_CUSTOMER,
    resolver,
    mode: 'onChange',
    delayError: CORRECT_AFTER_MS,
  });
  const country = useWatch({ control: form.control, name: 'address.country' });
  const problem = create.error ? toApiProblem(create.error) : undefined;
  const hasStrayError = problem && !problem.errors.every(({ path }) => requestPathInForm(path));

  const submit = form.handleSubmit(async (values) => {
    try {
      const customerId = await create.mutateAsync(values);
      void navigate(customerId ? `/customers/${customerId}` : '/customers');
    } catch (error) {
      mapProblemToForm(toApiProblem(error), requestPathInForm, form.setError);
    }
  });

  return (
    <>
      <PageHeader title={t('newCustomer.title')} lead={t('newCustomer.intro')} />
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        {problem && (problem.errors.length === 0 || hasStrayError) && <ProblemBar error={problem} />}
        <Section title={t('newCustomer.company')}>
          <CompanyFields form={form} />
        </Section>
        <Section title={t('newCustomer.address')}>
          <AddressFields
            control={form.control}
            onCountry={(code) => {
              if (!form.getFieldState('language').isDirty)
                form.setValue('language', agreementLanguageOf(code), { shouldValidate: true });
            }}
          />
        </Section>
        <Section title={t('newCustomer.contact')}>
          <ContactFields
            control={form.control}
            isPhoneOptional={!REGISTRATION_NUMBER_COUNTRIES.has(country)}
          />
        </Section>
        <div className={styles.buttons}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={create.isPending}
            {...(create.isPending ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
          >
            {create.isPending ? t('newCustomer.submitting') : t('newCustomer.submit')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{t('common.action.cancel')}</Button>
        </div>
      </form>
    </>
  );
}
