import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import { currentCorrelation } from '../correlation/correlation.js';
import { describeError } from './describe-error.js';
import { REDACTED, REDACTED_PATHS, scrub } from './redaction.js';

/**
 * The one logger of a process: a JSON object per line, each with the service's name and, inside of a
 * request or message, with its ids.
 *
 * @param destination where lines go; standard output when left out
 */
export function createLogger(
  options: { readonly service: string; readonly level: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED_PATHS, censor: REDACTED },
      serializers: { err: describeError, error: describeError },
      mixin: correlationFields,
      hooks: { streamWrite: scrub, logMethod: quietenNest },
    },
    // Written at once: the last lines before a crash are those that are needed.
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** What Nest says about itself at every start: dozens of lines that nobody reads unless something is amiss. */
const NEST_AT_START = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

function quietenNest(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
  const [fields] = args as readonly unknown[];
  const isNestAtStart =
    typeof fields === 'object' &&
    fields !== null &&
    'context' in fields &&
    NEST_AT_START.has(String(fields.context));
  if (isNestAtStart && level === pino.levels.values['info']) this.debug(...args);
  else method.apply(this, args);
}

function correlationFields(): Record<string, string> {
  const context = currentCorrelation();
  if (context === undefined) return {};
  return {
    correlationId: context.correlationId,
    ...(context.messageId === undefined ? {} : { messageId: context.messageId }),
    ...(context.messageType === undefined ? {} : { messageType: context.messageType }),
    ...(context.operationId === undefined ? {} : { operationId: context.operationId }),
  };
}
