import { Button } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons';
import type { LandingPreviewRequest } from '@assent/contracts';
import { Suspense, useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { lazyWithTexts } from '../../i18n/texts';
import { minutesOf, type StartForm } from './start-form';

const PreviewDialog = lazyWithTexts([], async () => {
  return (await import('../landing-preview/PreviewDialog')).PreviewDialog;
});

/** Shows what the signatory would see of what the form holds now. */
export function PreviewButton({
  customerId,
  control,
}: {
  readonly customerId: string;
  readonly control: Control<StartForm>;
}) {
  const { t } = useTranslation();
  const form = useWatch({ control }) as StartForm;
  const [request, setRequest] = useState<LandingPreviewRequest>();
  return (
    <>
      <Button
        appearance="subtle"
        icon={<EyeRegular />}
        onClick={() => {
          setRequest(previewOf(form));
        }}
      >
        {t('common.preview.button')}
      </Button>
      <Suspense fallback={null}>
        {request && (
          <PreviewDialog
            customerId={customerId}
            request={request}
            onClose={() => {
              setRequest(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** What is typed so far, as far as it can be shown already. */
function previewOf(form: StartForm): LandingPreviewRequest {
  const [firstName, lastName] = [form.contact.firstName.trim(), form.contact.lastName.trim()];
  const minutes = minutesOf(form);
  return {
    language: form.language,
    ...(firstName && lastName ? { contact: { firstName, lastName } } : {}),
    ...(Number.isInteger(minutes) && minutes > 0 ? { linkLifetimeMinutes: minutes } : {}),
  };
}
