import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { CustomerMca, CustomerView } from '@assent/contracts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { languageName } from '../../ui/regions';
import { Section } from '../../ui/Section';
import { StatusBadge } from '../../ui/StatusBadge';
import { useTimes } from '../../ui/use-times';
import { AgreementFact } from './AgreementFact';
import { ContactLines } from './ContactLines';
import { DeliveryFacts } from './DeliveryFacts';
import { FinalisationBar } from './FinalisationBar';
import { LastErrorBar } from './LastErrorBar';
import { LinkSharing } from './LinkSharing';
import { McaButtons } from './McaButtons';
import { SuggestionBar } from './SuggestionBar';
import { useKeptFocus } from './use-kept-focus';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '20px' },
  reason: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  since: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    paddingBlockStart: '4px',
  },
});

/** The customer's agreement: where it stands, why, and every step that can be taken now. */
export function McaSection({
  customer,
  mca,
}: {
  readonly customer: CustomerView;
  readonly mca: CustomerMca;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const times = useTimes();
  const content = useRef<HTMLDivElement>(null);
  useKeptFocus(content);
  const { attestation, agreement } = mca;
  const landing = attestation?.links.landing;
  const isOut = mca.status === 'pending' || mca.status === 'expired';
  const expiresAt = isOut ? attestation?.expiresAt : null;
  return (
    <Section title={t('customer.mca.title')} aside={<StatusBadge status={mca.status} />}>
      <div ref={content} className={styles.stack}>
        <div>
          <p className={styles.reason}>{mca.reason}</p>
          <p className={styles.since}>
            {t('customer.mca.since', { duration: times.lasting(mca.statusSince) })}
          </p>
        </div>
        {mca.lastError && <LastErrorBar error={mca.lastError} />}
        {attestation && <SuggestionBar attestation={attestation} />}
        {attestation && <FinalisationBar customer={customer} attestation={attestation} />}
        <McaButtons customer={customer} mca={mca} />
        {attestation?.state === 'requested' && !mca.lastError && (
          <MessageBar intent="info">
            <MessageBarBody>{t('customer.mca.linkComing')}</MessageBarBody>
          </MessageBar>
        )}
        {attestation && landing && isOut && (
          <LinkSharing
            customerId={customer.customerId}
            companyName={customer.companyName}
            attestation={attestation}
            link={landing}
          />
        )}
        <Facts>
          {expiresAt && (
            <Fact
              name={
                mca.status === 'expired' || Date.parse(expiresAt) <= times.now
                  ? t('customer.mca.expired')
                  : t('customer.mca.expiry')
              }
            >
              {times.relative(expiresAt)} · <Moment at={expiresAt} />
            </Fact>
          )}
          {attestation && (
            <Fact name={t('customer.mca.signatory')}>
              <ContactLines contact={attestation.contact} />
            </Fact>
          )}
          {attestation && isOut && <DeliveryFacts attestation={attestation} />}
          {attestation?.acceptedAt && (
            <Fact name={t('customer.mca.accepted')}>
              <Moment at={attestation.acceptedAt} />
            </Fact>
          )}
          {agreement && <AgreementFact agreement={agreement} />}
          {attestation && isOut && (
            <Fact name={t('customer.mca.language')}>{languageName(attestation.language, i18n.language)}</Fact>
          )}
          <Fact name={t('customer.mca.verified')}>
            {mca.verifiedAt ? <Moment at={mca.verifiedAt} as="relative" /> : t('customer.mca.never')}
          </Fact>
        </Facts>
        {attestation?.declineReason && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('customer.mca.declinedBecause')}</MessageBarTitle>
              {attestation.declineReason}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </Section>
  );
}
