import { SERVICES } from '@assent/local-servers';
import type { SeededRandom } from '../seeded-random.js';
import type { Fault, ScheduledFault } from './fault.js';

/** A minute without Redis is promised to cost nothing. Once in a run that is long enough for other things. */
const LONG_ABSENCE_MS = 60_000;
const LONG_RUN_MS = 5 * LONG_ABSENCE_MS;

/**
 * What goes wrong when. Faults are dealt from a shuffled deck that holds every kind, so that a short run
 * meets each of them as well; services are killed most often.
 */
export function scheduleFaults(
  random: SeededRandom,
  durationMs: number,
  [minGapMs, maxGapMs]: readonly [number, number],
): ScheduledFault[] {
  const schedule: ScheduledFault[] = [];
  let deck: Fault[] = [];
  for (let atMs = minGapMs; atMs < durationMs; atMs += random.between(minGapMs, maxGapMs)) {
    if (deck.length === 0) deck = random.shuffled(newDeck(random));
    const fault = deck.pop();
    if (fault !== undefined) schedule.push({ atMs, fault });
  }
  if (durationMs >= LONG_RUN_MS) {
    schedule.push({ atMs: durationMs / 2, fault: { kind: 'redis_away', forMs: LONG_ABSENCE_MS } });
  }
  return schedule.sort((one, other) => one.atMs - other.atMs);
}

function newDeck(random: SeededRandom): Fault[] {
  const anyService = () => random.pick(SERVICES);
  return [
    ...SERVICES.map((service): Fault => ({ kind: 'service_killed', service })),
    { kind: 'service_killed', service: anyService() },
    { kind: 'service_killed', service: anyService() },
    { kind: 'service_stopped', service: anyService() },
    { kind: 'service_stopped', service: anyService() },
    { kind: 'redis_crashed' },
    { kind: 'redis_away', forMs: random.between(3_000, 10_000) },
    { kind: 'redis_flushed' },
    { kind: 'postgres_restarted' },
    random.chance(0.5)
      ? { kind: 'postgres_crashed' }
      : { kind: 'postgres_away', forMs: random.between(2_000, 6_000) },
    { kind: 'microsoft_away', forMs: random.between(3_000, 8_000), status: random.pick([429, 503]) },
  ];
}
