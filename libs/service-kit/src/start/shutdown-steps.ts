import type { Logger } from 'pino';

/** One step of a shutdown. Steps run one after the other, in the order of the list. */
export interface ShutdownStep {
  readonly name: string;
  /** After this the next step begins, finished or not: what did not finish is safe to lose by design. */
  readonly limitMs: number;
  run(): Promise<void> | void;
}

/**
 * How long each step may take at most, in milliseconds; a service without work needs a fraction of it. Together
 * they stay below the 20 s that a service is promised to need under load, and far below the 30 s that container
 * platforms wait between SIGTERM and SIGKILL.
 */
export const SHUTDOWN_LIMITS = {
  /** Requests that were accepted are answered; the doors themselves give up after 5 s (`HTTP_CLOSING`). */
  http: 5_500,
  /** Handlers in work finish; the transport itself gives up after 8 s. A job cut off stalls and runs again. */
  transport: 8_300,
  /**
   * The relay's batch, then the connections to Redis and to the database, in Nest's own order. Rows that
   * are not marked are published again, and the inbox drops the repeat. The relay itself stops after 2.5 s.
   */
  close: 5_000,
} as const;

/**
 * Runs every step, whatever happens to the ones before: a relay that hangs must not keep the database open.
 *
 * @returns the names of the steps that failed or ran out of time
 */
export async function runShutdown(steps: readonly ShutdownStep[], logger: Logger): Promise<string[]> {
  const unfinished: string[] = [];
  for (const step of steps) {
    const start = Date.now();
    const problem = await withinLimit(step);
    const milliseconds = Date.now() - start;
    if (problem === undefined) {
      logger.debug({ step: step.name, milliseconds }, 'shutdown step done');
    } else {
      unfinished.push(step.name);
      logger.warn({ step: step.name, milliseconds, err: problem }, 'shutdown step did not finish; going on');
    }
  }
  return unfinished;
}

async function withinLimit(step: ShutdownStep): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Error>((resolve) => {
    timer = setTimeout(() => {
      resolve(new Error(`${step.name} was not done after ${String(step.limitMs)} ms`));
    }, step.limitMs);
  });
  try {
    const done = Promise.resolve()
      .then(() => step.run())
      .then(() => undefined);
    return await Promise.race([done, limit]);
  } catch (error) {
    return error;
  } finally {
    clearTimeout(timer);
  }
}
