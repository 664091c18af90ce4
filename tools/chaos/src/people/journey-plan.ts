import type { SeededRandom } from '../seeded-random.js';

/** How a command is sent. */
export type Manner =
  /** Once. */
  | 'once'
  /** Three times at the same moment under one key, as an order system that repeats too early. */
  | 'impatient'
  /** Twice with keys of their own, as a person with two tabs. */
  | 'two_tabs';

/** The way of one customer to the agreement, or to a no. */
export type Route =
  'straight' | 'renewed' | 'declined' | 'revoked' | 'declined_then_again' | 'revoked_then_again';

/** What the people around one customer are going to do. */
export interface JourneyPlan {
  readonly number: number;
  readonly route: Route;
  readonly delivery: 'email' | 'manual';
  readonly start: Manner;
  readonly finish: Manner;
  /** Holds the request for the outcome instead of asking for it again. */
  readonly waits: boolean;
  /** Opens our page before Microsoft's; otherwise somebody handed over Microsoft's own link. */
  readonly opens: boolean;
}

const MANNERS = [
  ['once', 5],
  ['impatient', 3],
  ['two_tabs', 2],
] as const;

export function planJourneys(random: SeededRandom, count: number): JourneyPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    route: random.weighted<Route>([
      ['straight', 64],
      ['renewed', 10],
      ['declined_then_again', 8],
      ['revoked_then_again', 8],
      ['declined', 5],
      ['revoked', 5],
    ]),
    delivery: random.chance(0.75) ? 'email' : 'manual',
    start: random.weighted<Manner>(MANNERS),
    finish: random.weighted<Manner>(MANNERS),
    waits: random.chance(0.5),
    opens: random.chance(0.85),
  }));
}

/** Whether the customer is to be compliant at the end. */
export function leadsToAgreement({ route }: JourneyPlan): boolean {
  return route !== 'declined' && route !== 'revoked';
}
