import { Button, Spinner, Toast, ToastBody, ToastFooter, ToastTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ProblemDetail } from '../ui/ProblemDetail';
import { dismissReport, type Report } from './reports';

/** One report: running, done, or failed with its problem. */
export function CommandToast({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { title, detail, problem, undo, isRunning = false } = report;
  return (
    <Toast>
      <ToastTitle
        {...(isRunning ? { media: <Spinner size="tiny" /> } : {})}
        action={
          isRunning ? null : (
            <Button
              size="small"
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t('common.action.dismiss')}
              onClick={() => {
                dismissReport(report.id);
              }}
            />
          )
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
      {undo && (
        <ToastFooter>
          <Button
            size="small"
            onClick={() => {
              dismissReport(report.id);
              undo();
            }}
          >
            {t('common.action.undo')}
          </Button>
        </ToastFooter>
      )}
    </Toast>
  );
}
