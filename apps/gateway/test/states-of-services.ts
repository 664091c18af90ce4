import {
  type BucketDigest,
  type CustomerState,
  type DeliveryState,
  type Envelope,
  type McaState,
  REPLAY_POLICY,
  type ReplayStates,
  SCOPE_OF_ALL,
  SYSTEM_ACTOR,
  customerStatesDigested,
  customerStatesReplayed,
  deliveryStatesDigested,
  deliveryStatesReplayed,
  mcaStatesDigested,
  mcaStatesReplayed,
  replayResellerStates,
  resellerStatesDigested,
  resellerStatesReplayed,
  type ResellerState,
  type StateSource,
} from '@assent/contracts';
import type { MessageContract } from '@assent/contracts';
import { anId } from '@assent/testing';
import type { GatewayUnderTest } from './gateway-under-test.js';

const REPLAYED = {
  customers: customerStatesReplayed,
  resellers: resellerStatesReplayed,
  attestations: mcaStatesReplayed,
  notifications: deliveryStatesReplayed,
} as const satisfies Record<StateSource, MessageContract>;

const DIGESTED = {
  customers: customerStatesDigested,
  resellers: resellerStatesDigested,
  attestations: mcaStatesDigested,
  notifications: deliveryStatesDigested,
} as const satisfies Record<StateSource, MessageContract>;

export const bucketOf = (customerId: string) =>
  Number.parseInt(customerId.slice(-4), 16) % REPLAY_POLICY.buckets;

/** What the other services know, and how they answer the gateway when it asks for it. */
export class StatesOfServices {
  readonly customers = new Map<string, CustomerState>();
  readonly resellers = new Map<string, ResellerState>();
  readonly attestations = new Map<string, McaState>();
  readonly notifications = new Map<string, DeliveryState>();
  /** Small, so that a few customers make several pages. */
  pageSize = 3;
  /** The services that leave questions for later: a replay of theirs cannot end meanwhile. */
  readonly silent = new Set<StateSource>();
  /** How many pages were given out. */
  answered = 0;
  private readonly seen = new Set<string>();

  constructor(private readonly gateway: Pick<GatewayUnderTest, 'database' | 'publish'>) {}

  /** Answers every question that has not been answered yet, except to those who are silent. */
  async answer(): Promise<void> {
    const rows = await this.gateway.database.dataSource.query<{ message: { envelope: Envelope } }[]>(
      `SELECT message FROM outbox_message WHERE type LIKE '%.replay-%states' ORDER BY id`,
    );
    for (const { message } of rows) {
      const { messageId, type, data } = message.envelope;
      if (this.seen.has(messageId) || this.silent.has(sourceOf(type))) continue;
      this.seen.add(messageId);
      await this.answerOne(sourceOf(type), data as ReplayStates);
    }
  }

  async answerOne(source: StateSource, asked: ReplayStates): Promise<void> {
    const all = [...this[source].entries()].map(([id, state]) => ({ id, state }));
    const left = all
      .filter(({ id }) => asked.bucket === null || bucketOf(id) === asked.bucket)
      .filter(({ id }) => asked.after === null || id > asked.after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const states = left.slice(0, this.pageSize).map(({ state }) => state);
    this.answered += 1;
    await this.gateway.publish({
      contract: REPLAYED[source],
      data: { ...asked, states, last: states.length === left.length },
      ...about(asked.runId),
    });
  }

  async tellDigest(source: StateSource, asOf: Date, buckets: readonly BucketDigest[]): Promise<void> {
    await this.gateway.publish({
      contract: DIGESTED[source],
      data: { asOf: asOf.toISOString(), buckets },
      ...about(anId()),
    });
  }
}

const sourceOf = (type: string) =>
  type === replayResellerStates.type ? 'resellers' : (type.split('.')[0] as StateSource);

function about(id: string) {
  return {
    aggregate: { id, version: null },
    scope: SCOPE_OF_ALL,
    actor: SYSTEM_ACTOR,
    correlationId: id,
    replay: true,
  };
}
