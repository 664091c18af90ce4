import type { AgreementState } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Fact } from '../../ui/Facts';
import { useTimes } from '../../ui/use-times';
import { ContactLines } from './ContactLines';

/** The agreement that Microsoft has for the customer. */
export function AgreementFact({ agreement }: { readonly agreement: AgreementState }) {
  const { t } = useTranslation();
  const { day } = useTimes();
  const date = agreement.dateAgreed ? day(agreement.dateAgreed) : t('common.unknown');
  const text =
    agreement.source === 'direct_acceptance'
      ? t('customer.mca.agreementDirect')
      : agreement.valid
        ? t('customer.mca.agreementAttested', { date })
        : t('customer.mca.agreementOld', { date });
  return (
    <>
      <Fact name={t('customer.mca.agreement')}>{text}</Fact>
      {agreement.contact && (
        <Fact name={t('customer.mca.agreementContact')}>
          <ContactLines contact={agreement.contact} />
        </Fact>
      )}
    </>
  );
}
