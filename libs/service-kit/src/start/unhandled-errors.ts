import type { Logger } from 'pino';

/**
 * An error that nobody handled leaves the process in a state that nobody thought of: it is logged, the
 * service gets its ordered shutdown, and the process ends with a code that makes the platform start it anew.
 *
 * @param stop the ordered shutdown; a second error during it ends the process at once
 */
export function dieOnUnhandledErrors(logger: Logger, stop: () => Promise<unknown>): void {
  let dying = false;
  const die = (error: unknown, what: string) => {
    logger.fatal({ err: error }, `${what}; the process ends and has to be started again`);
    process.exitCode = 1;
    if (dying) process.exit(1);
    dying = true;
    void stop().finally(() => process.exit(1));
  };
  process.on('uncaughtException', (error) => {
    die(error, 'an error was not handled');
  });
  process.on('unhandledRejection', (reason) => {
    die(reason, 'a promise was rejected and nobody handled it');
  });
}
