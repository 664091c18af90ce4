import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { CustomerMca } from '@assent/contracts';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isKnownSignatory } from './known-signatory';
import type { StartForm } from './start-form';

/** Says, before anything is sent, that Microsoft may refuse this very person. It never blocks. */
export function KnownSignatoryWarning({
  control,
  mca,
}: {
  readonly control: Control<StartForm>;
  readonly mca: CustomerMca | undefined;
}) {
  const { t } = useTranslation();
  const contact = useWatch({ control, name: 'contact' });
  return (
    <div role="status" style={{ flexShrink: 0 }}>
      {isKnownSignatory(contact, mca) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('attestation.known.title')}</MessageBarTitle>
            {t('attestation.known.detail')}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
