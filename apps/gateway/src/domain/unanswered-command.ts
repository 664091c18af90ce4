import type { OperationHint } from '@assent/contracts';
import { GATEWAY_POLICY } from '../gateway-policy.js';

/** A command whose operation has no outcome yet. */
export interface UnansweredCommand {
  readonly ageMs: number;
  /** How often it was looked after, this time included. */
  readonly looks: number;
  /**
   * Where its newest message is: `unsent` still waits for the relay, `forgotten` means that not even the outbox
   * has it any more.
   */
  readonly where: 'unsent' | 'under_way' | 'handled' | 'failed' | 'gone' | 'forgotten';
  /** Its outcome is known at the end of work that may take hours, such as an import. */
  readonly takesLong: boolean;
}

/** What is to be done about it. */
export type NextStep =
  | { readonly kind: 'give_up' }
  | {
      readonly kind: 'go_on';
      /** Whether its command is sent again, under a new message id. */
      readonly repeat: boolean;
      readonly hint: OperationHint | null;
    };

const { waitsAfterMs, delayedAfterMs, asksForAnswer, repeatedForMs, givenUpAfterMs } =
  GATEWAY_POLICY.unanswered;

/**
 * A command is repeated when its message is gone, or when it was taken and its answer may be lost: its receiver
 * carries it out once per operation and repeats the answer. One that is still on its way, or that a person has
 * to look at, is left alone. It is never called refused while something could still carry it out.
 */
export function nextStep({ ageMs, looks, where, takesLong }: UnansweredCommand): NextStep {
  if (where === 'forgotten' && ageMs > givenUpAfterMs) return { kind: 'give_up' };
  const waits = ageMs > waitsAfterMs ? HINTS.command_waits : null;
  const delayed = ageMs > delayedAfterMs && !takesLong ? HINTS.outcome_delayed : null;
  const isRemembered = ageMs < repeatedForMs;
  switch (where) {
    case 'gone':
      return { kind: 'go_on', repeat: isRemembered, hint: isRemembered ? waits : HINTS.command_failed };
    case 'handled':
      return { kind: 'go_on', repeat: isRemembered && looks <= asksForAnswer, hint: delayed };
    case 'unsent':
    case 'under_way':
      return { kind: 'go_on', repeat: false, hint: waits };
    case 'failed':
    case 'forgotten':
      // A message fails for good long before the outbox forgets it.
      return { kind: 'go_on', repeat: false, hint: HINTS.command_failed };
  }
}

const HINTS: { readonly [Code in OperationHint['code']]: OperationHint & { readonly code: Code } } = {
  command_waits: {
    code: 'command_waits',
    detail:
      'The service that carries this command out has not taken it yet. It will by itself; there is nothing to do, ' +
      'and giving the command again would not make it quicker.',
  },
  command_failed: {
    code: 'command_failed',
    detail:
      'A fault on our side stops this command. It is kept, and it is carried out once the people who run Assent ' +
      'have put the fault right. Do not give it again; tell them its operation id.',
  },
  outcome_delayed: {
    code: 'outcome_delayed',
    detail:
      'The command was taken, and its outcome takes longer than usual, mostly because Microsoft does not answer. ' +
      'It goes on by itself; there is nothing to do.',
  },
};
