import type { Logger } from 'pino';

/** As much of the process as is needed here; specs pass their own. */
export interface Host {
  exitCode?: number | string | null | undefined;
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * An error that nobody handled leaves the process in a state that nobody thought of: it is logged, the
 * service gets its ordered shutdown, and the process ends with a code that makes the platform start it anew.
 *
 * @param stop the ordered shutdown; a second error during it ends the process at once
 */
export function dieOnUnhandledErrors(
  logger: Logger,
  stop: () => Promise<unknown>,
  host: Host = process,
): void {
  let dying = false;
  const die = (error: unknown, what: string) => {
    logger.fatal({ err: error }, `${what}; the process ends and has to be started again`);
    host.exitCode = 1;
    if (dying) {
      host.exit(1);
      return;
    }
    dying = true;
    void stop().finally(() => {
      host.exit(1);
    });
  };
  host.on('uncaughtException', (error) => {
    die(error, 'an error was not handled');
  });
  host.on('unhandledRejection', (reason) => {
    die(reason, 'a promise was rejected and nobody handled it');
  });
}
