import type { BucketDigest, ReplayStates } from '@assent/contracts';

/** Which page of its states a service is asked for. */
export type WantedPage = Pick<ReplayStates, 'bucket' | 'after'>;

/** What all states of a service add up to; `asOf` is earlier than the reading. */
export interface StatesDigest {
  readonly asOf: Date;
  readonly buckets: BucketDigest[];
}

/** Everything that a service has told others, read again from its own tables. */
export abstract class StatesOfService<State> {
  /** The next states in the order of the customers' ids: `REPLAY_POLICY.statesPerPage`, or all that are left. */
  abstract page(of: WantedPage): Promise<State[]>;

  abstract digest(): Promise<StatesDigest>;
}
