import { operationSchema, type Operation, type Resource } from '@assent/contracts';
import { read, send } from './http';
import { randomId } from './ids';
import { onOperationSettled } from './operation-signal';
import { ApiProblem } from './problem';

/** What became of a command. `pending`: accepted and still under way when we stopped waiting. */
export interface CommandOutcome {
  readonly state: 'succeeded' | 'pending';
  readonly resource: Resource | null;
  /** The answer's body when the gateway had the outcome at once. */
  readonly body: unknown;
  /** Why it takes so long, in a sentence, where the gateway knows. */
  readonly hint?: string | undefined;
}

export interface Command {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** For work that takes long and shows how far it is: the gateway answers at once, with what there is to look at. */
  readonly onAccepted?: (resource: Resource | null) => void;
  /** Whoever sends it shows by other means what becomes of it, so that nobody is kept waiting after the first answer. */
  readonly isFollowedElsewhere?: boolean;
}

/** How patiently a command is followed. */
export const COMMAND_PATIENCE = {
  /** Asked of the gateway by `Prefer: wait`: most commands end well within it, without a second call. */
  waitSeconds: 10,
  /** The same request, same key, again after no answer: a phone in a lift comes back within these. */
  retryDelaysMs: [700, 2000],
  /** The net under the live updates; these tell the outcome sooner. */
  pollEveryMs: 2000,
  /** Then the work goes on without us and the page shows it when it is done. */
  giveUpAfterMs: 60_000,
} as const;

/**
 * Sends one command for one action of a person and waits for its outcome. The idempotency key makes a
 * repeat safe: when the answer is lost on the way, the same command is sent again and does nothing twice.
 *
 * @throws ApiProblem when the command was refused
 */
export async function runCommand(command: Command, key: string = randomId()): Promise<CommandOutcome> {
  const response = await sendWithRetry(command, key);
  const body: unknown = await response.json().catch(() => undefined);
  const operation = operationSchema.safeParse(body);
  if (response.status === 202 && operation.success) {
    command.onAccepted?.(operation.data.resource);
    if (command.isFollowedElsewhere && operation.data.state === 'pending')
      return { state: 'pending', resource: operation.data.resource, body: undefined };
    return follow(operation.data);
  }
  return {
    state: 'succeeded',
    resource: operation.success ? operation.data.resource : null,
    body: operation.success ? undefined : body,
  };
}

async function sendWithRetry(command: Command, key: string): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(command.path, {
        method: command.method ?? 'POST',
        body: command.body,
        headers: {
          'idempotency-key': key,
          ...(command.onAccepted ? {} : { prefer: `wait=${COMMAND_PATIENCE.waitSeconds}` }),
        },
      });
    } catch (error) {
      const delay = COMMAND_PATIENCE.retryDelaysMs[attempt];
      if (!(error instanceof ApiProblem) || error.kind !== 'network' || delay === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

async function follow(accepted: Operation): Promise<CommandOutcome> {
  const deadline = Date.now() + COMMAND_PATIENCE.giveUpAfterMs;
  let operation = accepted;
  while (operation.state === 'pending' && Date.now() < deadline) {
    await untilSettledOr(operation.id, COMMAND_PATIENCE.pollEveryMs);
    try {
      operation = await read(`/operations/${operation.id}`, operationSchema);
    } catch (error) {
      // A missed look is no outcome; the next one may get through.
      if (!(error instanceof ApiProblem && error.isTemporary)) throw error;
    }
  }
  if (operation.problem) throw ApiProblem.of(operation.problem);
  return {
    state: operation.state === 'pending' ? 'pending' : 'succeeded',
    resource: operation.resource,
    body: undefined,
    hint: operation.hint?.detail,
  };
}

function untilSettledOr(operationId: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const stop = onOperationSettled(operationId, done);
  });
}
