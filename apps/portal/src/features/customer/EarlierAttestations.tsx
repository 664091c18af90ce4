import { makeStyles, tokens } from '@fluentui/react-components';
import type { AttestationView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section';
import { useTimes } from '../../ui/use-times';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 16px',
    paddingBlock: '12px',
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
  },
  person: { fontWeight: tokens.fontWeightSemibold },
  detail: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  end: { textAlign: 'end' },
  late: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
});

/** What was tried before: with whom, and how it ended. */
export function EarlierAttestations({ history }: { readonly history: readonly AttestationView[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { exact } = useTimes();
  return (
    <Section title={t('customer.mca.earlier')}>
      <ul>
        {history.map(({ id, contact, state, requestedAt, closedAt, lateAcceptedAt }) => (
          <li key={id} className={styles.item}>
            <div>
              <div className={styles.person}>
                {contact.firstName} {contact.lastName}
              </div>
              <div className={styles.detail}>{contact.email}</div>
            </div>
            <div className={styles.end}>
              <div>{t(`customer.attestationState.${state}`)}</div>
              <div className={styles.detail}>
                {closedAt
                  ? t('customer.history.closed', { when: exact(closedAt) })
                  : t('customer.history.requested', { when: exact(requestedAt) })}
              </div>
              {lateAcceptedAt && (
                <div className={styles.late}>
                  {t('customer.history.lateAccepted', { when: exact(lateAcceptedAt) })}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
