import type { ConnectionView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Section } from '../../ui/Section';

/** The last success, failure and check. */
export function LatestSection({ connection }: { readonly connection: ConnectionView }) {
  const { t, i18n } = useTranslation();
  const { lastSuccess, lastFailure, lastCheck, recordedSince } = connection;
  // Two places that count: a check takes anything from milliseconds to half a minute.
  const seconds = ((lastCheck?.tookMs ?? 0) / 1000).toLocaleString(i18n.language, {
    maximumSignificantDigits: 2,
  });
  const never = t('connection.facts.never');
  return (
    <Section title={t('connection.facts.title')}>
      <Facts>
        <Fact name={t('connection.facts.success')}>
          {lastSuccess ? (
            <>
              <Moment at={lastSuccess.at} as="relative" />
              <br />
              {t(`connection.operation.${lastSuccess.operation}`)}
            </>
          ) : (
            never
          )}
        </Fact>
        <Fact name={t('connection.facts.failure')}>
          {lastFailure ? (
            <>
              <Moment at={lastFailure.at} as="relative" />
              <br />
              {lastFailure.meaning}
            </>
          ) : (
            never
          )}
        </Fact>
        <Fact name={t('connection.facts.check')}>
          {lastCheck ? (
            <>
              <Moment at={lastCheck.at} as="relative" />
              <br />
              {lastCheck.works
                ? t('connection.facts.checkWorks', { seconds })
                : t('connection.facts.checkDoesNot')}
            </>
          ) : (
            never
          )}
        </Fact>
        <Fact name={t('connection.facts.since')}>
          {recordedSince ? <Moment at={recordedSince} /> : t('common.none')}
        </Fact>
      </Facts>
    </Section>
  );
}
