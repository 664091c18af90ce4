import { dirname } from 'node:path';
import { violations } from '../src/ledger/ledger.js';
import { printLedger } from '../src/ledger/print-ledger.js';
import { runChaos } from '../src/run-chaos.js';

/*
 * The short form of `npm run chaos`: every kind of fault at least once, in close succession, with other dice
 * each time. A failure prints the seed; `npm run chaos -- --seed` throws the same dice again.
 */

const WORKSPACE = dirname(dirname(dirname(__dirname)));

it('loses nothing, does nothing twice and leaves nothing stuck', async () => {
  const ledger = await runChaos(
    WORKSPACE,
    {
      journeys: 40,
      seed: 1 + (Date.now() % 1_000_000),
      minutes: 0.4,
      settleMinutes: 4.5,
      gapMs: [1_200, 2_200],
      keep: false,
    },
    () => undefined,
  );
  if (violations(ledger).size > 0) throw new Error(printLedger(ledger));
  expect(ledger.compliant + ledger.endedAsWished).toBe(40);
  expect(ledger.faults).toBeGreaterThan(8);
}, 420_000);
