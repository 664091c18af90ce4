import { Button } from '@fluentui/react-components';
import type { BulkAction, BulkMapping, BulkOperation, Delivery } from '@assent/contracts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { checkBulkOperation, targetOfFile } from '../../api/bulk-operations';
import { PageHeader } from '../../ui/PageHeader';
import { Section } from '../../ui/Section';
import { ChooseFile } from './ChooseFile';
import { ConfirmDraft } from './ConfirmDraft';
import { MatchColumns } from './MatchColumns';
import { Steps, type Step } from './Steps';

/** From a file to its sending, in three steps; nothing is sent before the last button. */
export function NewBulkOperationPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>('file');
  const [action, setAction] = useState<BulkAction>('start');
  const [delivery, setDelivery] = useState<Delivery>('email');
  const [file, setFile] = useState<File>();
  const [draft, setDraft] = useState<BulkOperation>();
  const check = useMutation({
    mutationFn: async ({ from, mapping }: { readonly from: File; readonly mapping?: BulkMapping }) =>
      checkBulkOperation({ action, target: await targetOfFile(from, mapping), delivery }),
    onSuccess: (checked, { mapping }) => {
      setDraft(checked);
      setStep(mapping === undefined ? 'columns' : 'check');
    },
  });
  const stage = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // The page has placed the focus itself on arrival; from then on it goes along with the steps.
    if (isFirst.current) isFirst.current = false;
    else stage.current?.focus();
  }, [step]);
  const back = (to: Step) => {
    check.reset();
    setStep(to);
  };
  const isMatched = (mapping: BulkMapping) => JSON.stringify(mapping) === JSON.stringify(draft?.mapping);

  return (
    <>
      <PageHeader title={t('bulk.new')} />
      <Steps current={step} />
      <div ref={stage} tabIndex={-1} style={{ outline: 'none' }}>
        {step === 'file' && (
          <ChooseFile
            action={action}
            delivery={delivery}
            isReading={check.isPending}
            error={check.error}
            onAction={setAction}
            onDelivery={setDelivery}
            onFile={(chosen) => {
              setFile(chosen);
              check.mutate({ from: chosen });
            }}
          />
        )}
        {step === 'columns' && draft && file && (
          <MatchColumns
            draft={draft}
            isChecking={check.isPending}
            error={check.error}
            onBack={() => {
              back('file');
            }}
            onMatched={(mapping) => {
              // The guess was right: what was checked with it still holds.
              if (isMatched(mapping)) setStep('check');
              else check.mutate({ from: file, mapping });
            }}
          />
        )}
        {step === 'check' && draft && (
          <Section title={t(`bulk.action.${draft.action}`)}>
            <ConfirmDraft
              key={draft.id}
              draft={draft}
              onSent={({ id }) => void navigate(`/bulk-operations/${id}`)}
              before={
                <Button
                  onClick={() => {
                    back('columns');
                  }}
                >
                  {t('bulk.check.back')}
                </Button>
              }
            />
          </Section>
        )}
      </div>
    </>
  );
}
