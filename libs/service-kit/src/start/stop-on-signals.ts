import type { Logger } from 'pino';

/**
 * Ends the process in order on SIGTERM (platforms) and SIGINT (Ctrl-C). A second signal ends it at once:
 * somebody who presses Ctrl-C twice means it, and everything unfinished is safe to lose by design.
 *
 * @param stop the ordered shutdown; answers the names of the steps that did not finish
 */
export function stopOnSignals(logger: Logger, stop: () => Promise<readonly string[]>): void {
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      logger.info({ signal }, 'shutting down');
      void stop().then((unfinished) => {
        logger.info({ unfinished }, 'stopped');
        process.exit(process.exitCode ?? 0);
      });
    });
  }
}
