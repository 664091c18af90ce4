import { makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectionView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../../ui/Facts';
import { Section } from '../../ui/Section';
import { useTimes } from '../../ui/use-times';

/** From then on a person should see to a new refresh token; getting one takes a sign-in and a restart. */
const REPLACE_SOON_MS = 14 * 24 * 60 * 60_000;

const useStyles = makeStyles({
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  soon: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground2 },
});

/** With what Assent signs in, and how long that holds. No secret is known here. */
export function CredentialsSection({ connection }: { readonly connection: ConnectionView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const times = useTimes();
  const { credentials, tokens: issued, refreshToken } = connection;
  const isSoon =
    refreshToken !== null && Date.parse(refreshToken.replaceBefore) - times.now < REPLACE_SOON_MS;
  return (
    <Section title={t('connection.credentials.title')}>
      {!credentials && <p className={styles.muted}>{t('connection.credentials.unknown')}</p>}
      {credentials && (
        <Facts>
          <Fact name={t('connection.credentials.tenant')}>
            <span className={styles.id}>{credentials.tenantId}</span>
          </Fact>
          <Fact name={t('connection.credentials.application')}>
            <span className={styles.id}>{credentials.applicationId}</span>
          </Fact>
          <Fact name={t('connection.credentials.host')}>{credentials.apiHost}</Fact>
          <Fact name={t('connection.credentials.kind')}>
            {t(`connection.credentials.${credentials.kind}`)}
          </Fact>
          {issued.map(({ kind, validUntil, refreshedAt }) => (
            <Fact key={kind} name={t(`connection.credentials.token.${kind}`)}>
              {Date.parse(validUntil) > times.now
                ? t('connection.credentials.validUntil', { time: times.exact(validUntil) })
                : t('connection.credentials.ranOut', { time: times.relative(validUntil) })}
              <br />
              <span className={styles.muted}>
                {t('connection.credentials.refreshed', { time: times.relative(refreshedAt) })}
              </span>
            </Fact>
          ))}
          <Fact name={t('connection.credentials.refreshToken')}>
            {credentials.kind === 'app_only' && t('connection.credentials.noUser')}
            {credentials.kind === 'app_and_user' && !refreshToken && t('common.none')}
            {refreshToken && (
              <>
                {t('connection.credentials.inUse', { time: times.lasting(refreshToken.inUseSince) })}
                <br />
                <span className={isSoon ? styles.soon : styles.muted}>
                  {t(isSoon ? 'connection.credentials.replaceSoon' : 'connection.credentials.replace', {
                    day: times.day(refreshToken.replaceBefore),
                  })}
                </span>
              </>
            )}
          </Fact>
        </Facts>
      )}
    </Section>
  );
}
