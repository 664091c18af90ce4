import { atMost, benchRow } from '../report/bench-row.js';
import { median, percentile } from '../statistics.js';
import { MICROSOFT_MS, setMicrosoftDelay } from '../world/microsoft-control.js';
import { importedAreRead, importedCustomers, startAttestation } from './customers-at-microsoft.js';
import type { Measure } from './measure.js';

const BOUND = atMost(1.6);
const CROWD = 50;

/** From *Start MCA attestation* to the link, for one who waits and for many at once. */
export const journey: Measure = {
  id: 'journey',
  async run(context) {
    const { world, options } = context;
    const alone = options.isQuick ? 15 : 60;
    const crowds = options.isQuick ? 1 : 4;
    const customers = await importedCustomers(world, alone + crowds * CROWD + 5);
    await importedAreRead(world);
    await setMicrosoftDelay(world, MICROSOFT_MS);
    try {
      const next = () => {
        const customer = customers.pop();
        if (customer === undefined) throw new Error('There are too few customers.');
        return customer;
      };
      for (let warm = 0; warm < 5; warm++) await startAttestation(world, next());
      const single: number[] = [];
      for (let count = 0; count < alone; count++) single.push((await startAttestation(world, next())).tookMs);
      const many: number[] = [];
      for (let crowd = 0; crowd < crowds; crowd++) {
        const starts = Array.from({ length: CROWD }, () => startAttestation(world, next()));
        many.push(...(await Promise.all(starts)).map(({ tookMs }) => tookMs));
      }
      return [
        benchRow({
          id: 'journey:alone',
          what: 'start to link, one user, against Microsoft’s own time',
          ratio: median(single) / MICROSOFT_MS,
          bound: BOUND,
          absolute: `median ${median(single).toFixed(0)} ms, p99 ${percentile(single, 0.99).toFixed(0)} ms; Microsoft ${MICROSOFT_MS} ms`,
        }),
        benchRow({
          id: 'journey:crowd',
          what: `start to link, ${CROWD} at once`,
          ratio: median(many) / MICROSOFT_MS,
          bound: null,
          absolute: `median ${median(many).toFixed(0)} ms, p99 ${percentile(many, 0.99).toFixed(0)} ms`,
        }),
      ];
    } finally {
      await setMicrosoftDelay(world, 0);
    }
  },
};
