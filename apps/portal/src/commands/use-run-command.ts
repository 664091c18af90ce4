import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand, type Command, type CommandOutcome } from '../api/commands';
import { randomId } from '../api/ids';
import type { ApiProblem } from '../api/problem';
import { toApiProblem } from '../api/to-api-problem';
import { dismissFailures, showReport, UNTIL_DISMISSED, type Report } from './reports';

/** What the person reads while a command runs and after it. */
export interface CommandTexts {
  /** Left out where the page itself shows how far it is and how it ended. */
  readonly progress?: string;
  readonly success?: string;
  readonly failure: string;
  /** Offered with the success; then that stays a little longer. */
  readonly undo?: () => void;
}

export type CommandResult =
  | { readonly ok: true; readonly outcome: CommandOutcome }
  | { readonly ok: false; readonly problem: ApiProblem };

/** Quick answers need no word of progress. */
const PROGRESS_AFTER_MS = 500;
const SUCCESS_STAYS_MS = 5000;
/** Long enough to see what a change has done, and to come back to it. */
const UNDO_STAYS_MS = 15_000;

/**
 * Runs a command for one action of a person and reports it: progress, then success, or failure with what to
 * do next. Never rejects.
 */
export function useRunCommand(): (command: Command, texts: CommandTexts) => Promise<CommandResult> {
  const { t } = useTranslation();
  return useCallback(
    async (command, texts) => {
      const id = randomId();
      dismissFailures(texts.failure);
      const show = (report: Omit<Report, 'id'>) => {
        showReport({ id, ...report });
      };
      const timer = setTimeout(() => {
        if (texts.progress)
          show({ title: texts.progress, intent: 'info', isRunning: true, staysMs: UNTIL_DISMISSED });
      }, PROGRESS_AFTER_MS);
      try {
        const outcome = await runCommand(command);
        clearTimeout(timer);
        const isDone = outcome.state === 'succeeded';
        const title = isDone ? texts.success : texts.progress;
        if (title && isDone) {
          show(
            texts.undo
              ? { title, intent: 'success', staysMs: UNDO_STAYS_MS, undo: texts.undo }
              : { title, intent: 'success', staysMs: SUCCESS_STAYS_MS },
          );
        } else if (title) {
          const detail = outcome.hint ?? t('common.stillUnderWay');
          show({ title, detail, intent: 'info', staysMs: UNTIL_DISMISSED });
        }
        return { ok: true, outcome };
      } catch (error) {
        clearTimeout(timer);
        const problem = toApiProblem(error);
        // A failure stays until it is read: it holds the id to quote.
        show({ title: texts.failure, problem, intent: 'error', staysMs: UNTIL_DISMISSED });
        return { ok: false, problem };
      }
    },
    [t],
  );
}
