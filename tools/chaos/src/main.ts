import { violations } from './ledger/ledger.js';
import { printLedger } from './ledger/print-ledger.js';
import { HELP, readOptions } from './options.js';
import { runChaos } from './run-chaos.js';

/** `npm run chaos`. @returns the exit code: 0 only when nothing was lost, doubled or stuck */
export async function chaos(workspace: string, args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      console.log(HELP);
      return 0;
    }
    console.log(
      `${options.journeys} journeys in ${options.minutes} minutes of faults; the same dice again: --seed ${options.seed}`,
    );
    const ledger = await runChaos(workspace, options, (line) => {
      console.log(line);
    });
    console.log(`\n${printLedger(ledger)}\n`);
    const wrong = violations(ledger);
    console.log(
      wrong.size === 0
        ? 'Nothing was lost, nothing happened twice, nothing is stuck.'
        : `Not what is promised: ${[...wrong.keys()].join(', ')}. All of it is in .assent/chaos/latest.json.`,
    );
    return wrong.size === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
