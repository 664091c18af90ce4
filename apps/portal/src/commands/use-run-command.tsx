import { useToastController, type ToastIntent } from '@fluentui/react-components';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand, type Command, type CommandOutcome } from '../api/commands';
import { randomId } from '../api/ids';
import type { ApiProblem } from '../api/problem';
import { toApiProblem } from '../api/to-api-problem';
import { CommandToast } from './CommandToast';
import { COMMAND_TOASTER } from './toaster';

/** What the person reads while a command runs and after it. */
export interface CommandTexts {
  /** Left out where the page itself shows how far it is and how it ended. */
  readonly progress?: string;
  readonly success?: string;
  readonly failure: string;
}

export type CommandResult =
  | { readonly ok: true; readonly outcome: CommandOutcome }
  | { readonly ok: false; readonly problem: ApiProblem };

/** Quick answers need no word of progress. */
const PROGRESS_AFTER_MS = 500;
const SUCCESS_STAYS_MS = 5000;
/** A failure stays until it is read: it holds the id to quote. */
const UNTIL_DISMISSED = -1;

/**
 * Runs a command for one action of a person and reports in a toast: progress, then success, or failure
 * with what to do next. Never rejects.
 */
export function useRunCommand(): (command: Command, texts: CommandTexts) => Promise<CommandResult> {
  const { t } = useTranslation();
  const { dispatchToast, updateToast, dismissToast } = useToastController(COMMAND_TOASTER);

  return useCallback(
    async (command, texts) => {
      const toastId = randomId();
      let isShown = false;
      const show = (content: ReactNode, intent: ToastIntent, timeout: number) => {
        const options = {
          toastId,
          intent,
          timeout,
          politeness: intent === 'error' ? 'assertive' : 'polite',
        } as const;
        if (isShown) updateToast({ content, ...options });
        else dispatchToast(content, options);
        isShown = true;
      };
      const dismiss = () => {
        dismissToast(toastId);
      };
      const timer = setTimeout(() => {
        if (texts.progress) show(<CommandToast title={texts.progress} isRunning />, 'info', UNTIL_DISMISSED);
      }, PROGRESS_AFTER_MS);
      try {
        const outcome = await runCommand(command);
        clearTimeout(timer);
        const isDone = outcome.state === 'succeeded';
        const title = isDone ? texts.success : texts.progress;
        const detail = isDone ? undefined : t('mca.command.stillUnderWay');
        if (title) {
          show(
            <CommandToast title={title} detail={detail} onDismiss={dismiss} />,
            isDone ? 'success' : 'info',
            isDone ? SUCCESS_STAYS_MS : UNTIL_DISMISSED,
          );
        }
        return { ok: true, outcome };
      } catch (error) {
        clearTimeout(timer);
        const problem = toApiProblem(error);
        show(
          <CommandToast title={texts.failure} problem={problem} onDismiss={dismiss} />,
          'error',
          UNTIL_DISMISSED,
        );
        return { ok: false, problem };
      }
    },
    [t, dispatchToast, updateToast, dismissToast],
  );
}
