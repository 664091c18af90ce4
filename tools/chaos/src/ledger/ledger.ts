import type { UnexpectedEnd } from '../world/world.js';
import type { Findings } from './audit.js';
import type { FailedJob } from './queue-watch.js';
import type { Recovery } from './recovery.js';

/** What came of a run. */
export interface Ledger extends Findings {
  readonly seed: number;
  readonly startedAt: string;
  readonly tookSeconds: number;
  /** How long the system took to settle once the faults had ended. */
  readonly settledAfterSeconds: number;
  readonly journeys: number;
  readonly started: number;
  readonly compliant: number;
  /** Declined by the customer or revoked by the partner, for good. */
  readonly endedAsWished: number;
  readonly stuck: readonly string[];
  /** Messages that wait for a person in a failed set. */
  readonly failedJobs: readonly FailedJob[];
  /** Ticks of sweeps that failed; the next one makes good for them. */
  readonly failedTicks: readonly FailedJob[];
  readonly unsettledOperations: number;
  /** Processes that ended without having been killed. */
  readonly unexpectedEnds: readonly UnexpectedEnd[];
  /** Answers of 500 and above, other than 503. */
  readonly faultsOfOurs: readonly string[];
  readonly met: { readonly noAnswer: number; readonly unavailable: number; readonly throttled: number };
  readonly faults: number;
  readonly recoveries: readonly Recovery[];
  /** The probe's steps and the faults, in milliseconds since the start; for whoever asks what took so long. */
  readonly timeline: readonly string[];
}

/** What must be zero, with how much there was of it. */
export function violations(ledger: Ledger): Map<string, readonly string[]> {
  const must: Record<string, readonly string[]> = {
    lost: ledger.lost,
    'doubled agreements': ledger.doubledAgreements,
    'doubled attestations': ledger.doubledAttestations,
    'doubled mails': ledger.doubledMails,
    stuck: ledger.stuck,
    'failed messages': ledger.failedJobs.map(
      ({ queue, jobId, name, reason }) => `${name} ${jobId} on ${queue}: ${reason}`,
    ),
    'operations never settled':
      ledger.unsettledOperations === 0 ? [] : [`${ledger.unsettledOperations} operations are pending.`],
    'processes that ended by themselves': ledger.unexpectedEnds.map(
      ({ name, how, lastLines }) => `${name}: ${how}\n    ${lastLines.join('\n    ')}`,
    ),
  };
  return new Map(Object.entries(must).filter(([, found]) => found.length > 0));
}
