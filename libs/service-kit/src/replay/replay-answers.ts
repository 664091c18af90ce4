import {
  type MessageContract,
  REPLAY_POLICY,
  type ReplayStates,
  SCOPE_OF_ALL,
  type StatesDigested,
  SYSTEM_ACTOR,
} from '@assent/contracts';
import { causedBy, type MessageEnvelope, MessagePublisher, type SweepOptions } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Ids } from '../ids.js';
import type { StatesOfService } from './states-of-service.js';

/** The contract by which a service tells one page of its states again. */
export type StatesReplayedContract<State> = MessageContract<
  string,
  z.ZodType<unknown, ReplayStates & { states: State[]; last: boolean }>
>;

/** The contract by which a service tells what its states add up to. */
export type StatesDigestedContract = MessageContract<string, z.ZodType<unknown, StatesDigested>>;

/** How often a service tells its digest. */
export const DIGEST_SWEEP: SweepOptions = { name: 'digest-states', everyMs: REPLAY_POLICY.digestEveryMs };

/**
 * Tells the gateway again what it should know, and what all of it adds up to: the same for every service but
 * for its states and contracts. Both are published at once and not through the outbox: nothing has changed
 * here, a page that is lost is asked for again, and a lost digest is followed by the next one.
 */
@Injectable()
export class ReplayAnswers {
  constructor(
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  /** Answers with the page that the gateway asks for, in the name of who asked. */
  async page<State>(
    asked: { readonly envelope: MessageEnvelope; readonly data: ReplayStates },
    from: StatesOfService<State>,
    contract: StatesReplayedContract<State>,
  ): Promise<void> {
    const states = await from.page(asked.data);
    await this.publisher.publish([
      {
        contract,
        data: { ...asked.data, states, last: states.length < REPLAY_POLICY.statesPerPage },
        aggregate: { id: asked.data.runId, version: null },
        ...causedBy(asked),
        replay: true,
        priority: 'bulk',
      },
    ]);
  }

  /** Tells what all states add up to now. */
  async digest(from: StatesOfService<unknown>, contract: StatesDigestedContract): Promise<void> {
    const { asOf, buckets } = await from.digest();
    const id = this.ids.next();
    await this.publisher.publish([
      {
        contract,
        data: { asOf: asOf.toISOString(), buckets },
        aggregate: { id, version: null },
        scope: SCOPE_OF_ALL,
        actor: SYSTEM_ACTOR,
        correlationId: id,
        replay: true,
        priority: 'sweep',
      },
    ]);
  }
}
