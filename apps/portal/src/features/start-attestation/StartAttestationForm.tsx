import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { CustomerMca } from '@assent/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, type ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toApiProblem } from '../../api/to-api-problem';
import { ContactFields } from '../../ui/ContactFields';
import { mapProblemToForm } from '../../ui/map-problem-to-form';
import { ProblemBar } from '../../ui/ProblemBar';
import { KnownSignatoryWarning } from './KnownSignatoryWarning';
import { LifetimeField } from './LifetimeField';
import { PreviewButton } from './PreviewButton';
import { RegionFields } from './RegionFields';
import { formPathOf, startFormSchema, type StartForm } from './start-form';
import type { StartCustomer } from './StartAttestationDialog';
import { useStartAttestation } from './use-start-attestation';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBlockEnd: '8px' },
  company: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  bar: { flexShrink: 0 },
  // The preview stands apart from the two that decide.
  actions: { '> :first-child': { marginInlineEnd: 'auto' }, '> button': { whiteSpace: 'nowrap' } },
  working: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Rules are checked while one types; a word that is not finished is given this long before it is corrected. */
const CORRECT_AFTER_MS = 500;

/** The signatory, how long the link lives, and how it gets to the customer. */
export function StartAttestationForm({
  customer,
  initial,
  mca,
  onTyped,
  discardQuestion,
  onStarted,
  onClose,
}: {
  readonly customer: StartCustomer;
  readonly initial: StartForm;
  readonly mca: CustomerMca | undefined;
  /** Told whether something would be lost by closing. */
  readonly onTyped: (typed: boolean) => void;
  /** Takes the place of the buttons while it is asked. */
  readonly discardQuestion: ReactNode;
  readonly onStarted: (form: StartForm) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const start = useStartAttestation(customer.customerId);
  const resolver = useMemo(() => zodResolver(startFormSchema(t)), [t]);
  const form = useForm<StartForm>({
    defaultValues: initial,
    resolver,
    mode: 'onChange',
    delayError: CORRECT_AFTER_MS,
  });
  const { control, setFocus } = form;
  // The form comes after its data, into a dialog that is open already: nobody else puts the focus into it.
  useEffect(() => {
    setFocus('contact.firstName');
  }, [setFocus]);
  const { isDirty } = form.formState;
  useEffect(() => {
    onTyped(isDirty);
  }, [isDirty, onTyped]);
  const asked = mca?.attestation?.contact;
  const problem = start.error ? toApiProblem(start.error) : undefined;
  const isWholeProblem = problem && !problem.errors.every(({ path }) => formPathOf(path));

  const submit = form.handleSubmit(async (values) => {
    try {
      await start.mutateAsync(values);
      onStarted(values);
    } catch (error) {
      mapProblemToForm(toApiProblem(error), formPathOf, form.setError);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        <DialogTitle>
          {t('attestation.title')}{' '}
          <span className={styles.company}>{t('attestation.for', { company: customer.companyName })}</span>
        </DialogTitle>
        <DialogContent className={styles.form}>
          <p>{t('attestation.intro')}</p>
          {initial.replaces !== null && asked && (
            <MessageBar intent="info" layout="multiline" className={styles.bar}>
              <MessageBarBody>
                {t('attestation.replaces', { asked: `${asked.firstName} ${asked.lastName}` })}
              </MessageBarBody>
            </MessageBar>
          )}
          {problem && (problem.errors.length === 0 || isWholeProblem) && <ProblemBar error={problem} />}
          <ContactFields control={control} />
          <KnownSignatoryWarning control={control} mca={mca} />
          <LifetimeField control={control} />
          <RegionFields control={control} setValue={form.setValue} initialLanguage={initial.language} />
          <Controller
            control={control}
            name="delivery"
            render={({ field }) => (
              <Field label={t('attestation.delivery')}>
                <RadioGroup
                  layout="horizontal"
                  style={{ flexWrap: 'wrap' }}
                  value={field.value}
                  onChange={(_, { value }) => {
                    field.onChange(value);
                  }}
                >
                  <Radio value="email" label={t('attestation.deliveryOption.email')} />
                  <Radio value="manual" label={t('attestation.deliveryOption.manual')} />
                </RadioGroup>
              </Field>
            )}
          />
          <div role="status" className={styles.working}>
            {start.isPending && t('attestation.working')}
          </div>
        </DialogContent>
        <DialogActions fluid className={styles.actions}>
          {discardQuestion || (
            <>
              <PreviewButton customerId={customer.customerId} control={control} />
              <Button onClick={onClose}>{t('common.action.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={start.isPending}
                {...(start.isPending ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
              >
                {start.isPending ? t('attestation.submitting') : t('attestation.submit')}
              </Button>
            </>
          )}
        </DialogActions>
      </DialogBody>
    </form>
  );
}
