import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { CopyButton } from './CopyButton';
import { problemText } from './problem-text';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  id: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

/** What happened and what to do, with the id to quote, ready to be copied. */
export function ProblemDetail({ problem }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { detail } = problemText(problem, t);
  return (
    <div className={styles.root}>
      <span>{detail}</span>
      {problem.correlationId && (
        <span className={styles.id}>
          {t('common.failure.correlation')}
          <span className={styles.code}>{problem.correlationId}</span>
          <CopyButton text={problem.correlationId} label={t('common.failure.copyCorrelation')} />
        </span>
      )}
    </div>
  );
}
