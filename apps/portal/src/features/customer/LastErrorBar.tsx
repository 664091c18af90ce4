import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { LastError } from '@assent/contracts';
import { PROBLEMS } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton';
import { Moment } from '../../ui/Moment';

const useStyles = makeStyles({
  ids: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    alignItems: 'center',
    paddingBlockStart: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** What went wrong last at Microsoft, with the codes that its support asks for. */
export function LastErrorBar({ error }: { readonly error: LastError }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const known: Readonly<Record<string, { readonly title: string }>> = PROBLEMS;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{known[error.code]?.title ?? t('customer.mca.lastError')}</MessageBarTitle>
        <div>{error.detail}</div>
        <div className={styles.ids}>
          <span>
            <Moment at={error.at} />
          </span>
          {error.microsoftCode && (
            <span>
              {t('common.failure.microsoftCode')} {error.microsoftCode}
            </span>
          )}
          {error.microsoftCorrelationId && (
            <span>
              {t('customer.mca.microsoftCorrelation')} {error.microsoftCorrelationId}
              <CopyButton text={error.microsoftCorrelationId} label={t('common.failure.copyCorrelation')} />
            </span>
          )}
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
