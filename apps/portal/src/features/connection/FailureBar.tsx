import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { ConnectionFailureView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton';
import { useTimes } from '../../ui/use-times';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '6px', paddingBlock: '4px' },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  id: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '4px' },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

/** What went wrong, what to do, and what Microsoft's support asks for. */
export function FailureBar({
  failure,
  intent,
}: {
  readonly failure: ConnectionFailureView;
  readonly intent: 'error' | 'warning';
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { relative } = useTimes();
  const { meaning, advice, at, operation, service, httpStatus, microsoftCode, microsoftCorrelationId } =
    failure;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{meaning}</MessageBarTitle>
        <span>{advice}</span>
        <span className={styles.about}>
          <span>
            {t('connection.failure.about', {
              operation: t(`connection.operation.${operation}`),
              service,
              time: relative(at),
            })}
          </span>
          {httpStatus !== null && <span>{t('connection.failure.http', { status: httpStatus })}</span>}
          {microsoftCode !== null && <span>{t('connection.failure.code', { code: microsoftCode })}</span>}
          {microsoftCorrelationId !== null && (
            <span className={styles.id}>
              {t('connection.failure.correlation')}
              <span className={styles.code}>{microsoftCorrelationId}</span>
              <CopyButton text={microsoftCorrelationId} label={t('connection.failure.copyCorrelation')} />
            </span>
          )}
        </span>
      </MessageBarBody>
    </MessageBar>
  );
}
