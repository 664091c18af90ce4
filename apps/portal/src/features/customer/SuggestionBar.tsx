import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { AttestationView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../ui/use-times';
import { openSuggestionOf } from '../mca-actions/open-suggestion';
import { ContactLines } from './ContactLines';

/** Whom the one who was asked named as the right person, while nobody has decided about it. */
export function SuggestionBar({ attestation }: { readonly attestation: AttestationView }) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  const suggestion = openSuggestionOf(attestation);
  if (!suggestion) return null;
  const { firstName, lastName } = attestation.contact;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {t('customer.mca.suggested', { asked: `${firstName} ${lastName}` })}
        </MessageBarTitle>
        <ContactLines contact={suggestion.contact} />
        {suggestion.note && <div>{t('customer.mca.suggestedBecause', { note: suggestion.note })}</div>}
        <div>{t('customer.mca.suggestedAt', { when: relative(suggestion.suggestedAt) })}</div>
      </MessageBarBody>
    </MessageBar>
  );
}
