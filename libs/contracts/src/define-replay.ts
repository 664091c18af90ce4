import type { z } from 'zod';
import { defineCommand, defineEvent } from './message-contract.js';
import type { QueueName } from './queues.js';
import {
  exampleReplayStates,
  exampleStatesDigested,
  replayedStatesSchema,
  replayStatesSchema,
  statesDigestedSchema,
} from './replay.js';

/**
 * The three messages by which the read model is kept the same as what a service knows, for one kind of state. Their
 * aggregate id is the replay's.
 *
 * - `replay`: tell the gateway the states again, one page.
 * - `replayed`: one page of the states as they are now. Nothing has happened: only the read model takes it.
 * - `digested`: what the states add up to, so that the gateway notices where its read model differs.
 */
export function defineReplay<
  Replay extends string,
  Replayed extends string,
  Digested extends string,
  State extends z.ZodType,
>(of: {
  readonly service: QueueName;
  readonly types: { readonly replay: Replay; readonly replayed: Replayed; readonly digested: Digested };
  readonly state: State;
  /** Paths of a state's sensitive fields, from the message on: `states.*.contact`. */
  readonly sensitive?: readonly string[];
  readonly example: z.input<State>;
}) {
  return {
    replay: defineCommand({
      type: of.types.replay,
      version: 1,
      data: replayStatesSchema,
      to: [of.service],
      example: exampleReplayStates,
    }),
    replayed: defineEvent({
      type: of.types.replayed,
      version: 1,
      data: replayedStatesSchema(of.state),
      to: ['gateway'],
      sensitive: of.sensitive ?? [],
      example: { ...exampleReplayStates, states: [of.example], last: true },
    }),
    digested: defineEvent({
      type: of.types.digested,
      version: 1,
      data: statesDigestedSchema,
      to: ['gateway'],
      example: exampleStatesDigested,
    }),
  };
}
