import { type Ledger, violations } from './ledger.js';

/** So many sentences of a kind are printed; all stand in the file. */
const SHOWN = 12;

/** The ledger as a plain table, and what is wrong in sentences below it. */
export function printLedger(ledger: Ledger): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const rows: [string, string | number][] = [
    ['journeys', ledger.journeys],
    ['started', ledger.started],
    ['compliant', ledger.compliant],
    ['declined or revoked for good', ledger.endedAsWished],
    ['lost', ledger.lost.length],
    ['doubled agreements', ledger.doubledAgreements.length],
    ['doubled attestations', ledger.doubledAttestations.length],
    ['doubled mails', ledger.doubledMails.length],
    ['stuck', ledger.stuck.length],
    ['failed messages', ledger.failedJobs.length],
    ['operations never settled', ledger.unsettledOperations],
    ['processes that ended by themselves', ledger.unexpectedEnds.length],
    ['answers 500 and above, not 503', ledger.faultsOfOurs.length],
    ['failed ticks (the next makes good)', ledger.failedTicks.length],
    ['orphans at Microsoft (harmless)', ledger.orphansAtMicrosoft],
    ['mails repeated under one Message-ID', ledger.repeatedMails],
    ['requests without an answer', ledger.met.noAnswer],
    ['answers 503 / 429', `${ledger.met.unavailable} / ${ledger.met.throttled}`],
    ['faults', ledger.faults],
    ['settled after the last fault', `${ledger.settledAfterSeconds.toFixed(0)} s`],
  ];
  const recovery = ledger.recoveries.map(
    ({ fault, times, medianMs, longestMs, never }) =>
      `  ${fault.padEnd(26)} ${String(times).padStart(4)} ${seconds(medianMs).padStart(9)} ${seconds(longestMs).padStart(9)}` +
      (never === 0 ? '' : `   ${never} without a step afterwards`),
  );
  return [
    `Ledger of ${ledger.tookSeconds.toFixed(0)} s under seed ${ledger.seed}`,
    ...rows.map(([what, value]) => `  ${what.padEnd(36)} ${String(value).padStart(8)}`),
    '',
    `  ${'time to recover after'.padEnd(26)}    n    median   longest`,
    ...recovery,
    ...inSentences(ledger),
  ].join('\n');
}

function inSentences(ledger: Ledger): string[] {
  const kinds = [
    ...violations(ledger),
    ...(ledger.faultsOfOurs.length === 0 ? [] : [['answers 500 and above', ledger.faultsOfOurs] as const]),
  ];
  return kinds.flatMap(([kind, sentences]) => [
    '',
    `${kind}:`,
    ...sentences.slice(0, SHOWN).map((sentence) => `  ${sentence}`),
    ...(sentences.length > SHOWN ? [`  and ${sentences.length - SHOWN} more`] : []),
  ]);
}
