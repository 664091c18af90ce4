import type { ApiProblem } from '../api/problem';

/** What a person is told about something they did: that it runs, that it is done, or that it failed. */
export interface Report {
  readonly id: string;
  readonly intent: 'info' | 'success' | 'error';
  readonly title: string;
  readonly detail?: string | undefined;
  readonly problem?: ApiProblem;
  readonly isRunning?: boolean;
  /** Takes back what was done, while the report stays. */
  readonly undo?: () => void;
  /** How long it stays, in milliseconds. */
  readonly staysMs: number;
}

/** For reports that have to be read, such as a failure with the id to quote. */
export const UNTIL_DISMISSED = -1;

let reports: readonly Report[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly Report[]): void {
  reports = next;
  for (const listener of [...listeners]) listener();
}

/** Shows a report, or what has become of it when one with this id is shown already. */
export function showReport(report: Report): void {
  const isKnown = reports.some(({ id }) => id === report.id);
  replace(isKnown ? reports.map((known) => (known.id === report.id ? report : known)) : [...reports, report]);
}

export function dismissReport(id: string): void {
  if (reports.some((report) => report.id === id)) replace(reports.filter((report) => report.id !== id));
}

/** Takes away failures with this title: what failed is tried again, and may succeed beside them. */
export function dismissFailures(title: string): void {
  const isOld = (report: Report) => report.intent === 'error' && report.title === title;
  if (reports.some(isOld)) replace(reports.filter((report) => !isOld(report)));
}

export const currentReports = () => reports;

/** @returns a function that stops listening */
export function onReports(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
