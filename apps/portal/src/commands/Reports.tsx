import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { currentReports, onReports } from './reports';

const ReportToasts = lazy(async () => ({ default: (await import('./ReportToasts')).ReportToasts }));

/** The place of the reports. What draws them is loaded for the first one and stays. */
export function Reports() {
  const reports = useSyncExternalStore(onReports, currentReports);
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded && reports.length > 0) setNeeded(true);
  return <Suspense fallback={null}>{isNeeded && <ReportToasts reports={reports} />}</Suspense>;
}
