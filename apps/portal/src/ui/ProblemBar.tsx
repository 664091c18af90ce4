import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { toApiProblem } from '../api/to-api-problem';
import { ProblemDetail } from './ProblemDetail';
import { problemText } from './problem-text';

/** A problem where the thing would have stood that it kept away, with a way to try again. */
export function ProblemBar({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = toApiProblem(error);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{problemText(problem, t).title}</MessageBarTitle>
        <ProblemDetail problem={problem} />
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{t('common.action.retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
