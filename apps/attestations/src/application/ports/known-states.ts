import type { BucketDigest, McaState, ReplayStates } from '@assent/contracts';

/** Everything that this service has told others, read again from its own tables. */
export abstract class KnownStates {
  /** The next states in the order of the customers' ids: `REPLAY_POLICY.statesPerPage`, or all that are left. */
  abstract page(of: Pick<ReplayStates, 'bucket' | 'after'>): Promise<McaState[]>;

  /** What all states add up to; `asOf` is earlier than the reading. */
  abstract digest(): Promise<{ asOf: Date; buckets: BucketDigest[] }>;
}
