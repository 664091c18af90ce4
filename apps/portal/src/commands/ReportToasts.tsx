import { Toaster, useToastController } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { CommandToast } from './CommandToast';
import { dismissReport, type Report } from './reports';

const TOASTER = 'reports';

/** Draws the reports as toasts, in step with the list of them. */
export function ReportToasts({ reports }: { readonly reports: readonly Report[] }) {
  const { dispatchToast, updateToast, dismissToast } = useToastController(TOASTER);
  const shown = useRef(new Map<string, Report>());

  // The toaster below has begun to listen by now: effects of children run before those of their parents.
  useEffect(() => {
    for (const report of reports) {
      const before = shown.current.get(report.id);
      if (before === report) continue;
      const options = {
        toastId: report.id,
        intent: report.intent,
        timeout: report.staysMs,
        politeness: report.intent === 'error' ? 'assertive' : 'polite',
        onStatusChange: (_: unknown, { status }: { status: string }) => {
          if (status === 'dismissed') dismissReport(report.id);
        },
      } as const;
      const content = <CommandToast report={report} />;
      if (before) updateToast({ content, ...options });
      else dispatchToast(content, options);
      shown.current.set(report.id, report);
    }
    for (const id of shown.current.keys()) {
      if (reports.some((report) => report.id === id)) continue;
      dismissToast(id);
      shown.current.delete(id);
    }
  }, [reports, dispatchToast, updateToast, dismissToast]);

  return <Toaster toasterId={TOASTER} position="bottom-end" limit={4} />;
}
