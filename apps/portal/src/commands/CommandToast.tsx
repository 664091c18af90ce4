import { Button, Spinner, Toast, ToastBody, ToastTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { ProblemDetail } from '../ui/ProblemDetail';

/** One command's report: running, done, or failed with its problem. */
export function CommandToast({
  title,
  detail,
  problem,
  isRunning = false,
  onDismiss,
}: {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly problem?: ApiProblem;
  readonly isRunning?: boolean;
  readonly onDismiss?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Toast>
      <ToastTitle
        {...(isRunning ? { media: <Spinner size="tiny" /> } : {})}
        action={
          onDismiss ? (
            <Button
              size="small"
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t('common.action.dismiss')}
              onClick={onDismiss}
            />
          ) : null
        }
      >
        {title}
      </ToastTitle>
      {detail && <ToastBody>{detail}</ToastBody>}
      {problem && (
        <ToastBody>
          <ProblemDetail problem={problem} />
        </ToastBody>
      )}
    </Toast>
  );
}
