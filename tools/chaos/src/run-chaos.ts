import { setMaxListeners } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@assent/local-servers';
import { nameOf } from './faults/fault.js';
import { FaultInjector, type StruckFault } from './faults/fault-injector.js';
import { scheduleFaults } from './faults/fault-schedule.js';
import { audit } from './ledger/audit.js';
import { Databases } from './ledger/databases.js';
import { type Ledger, violations } from './ledger/ledger.js';
import { openWork } from './ledger/open-work.js';
import { isTickQueue, QueueWatch } from './ledger/queue-watch.js';
import { recoveries } from './ledger/recovery.js';
import type { ChaosOptions } from './options.js';
import { pause } from './pause.js';
import { Gateway } from './people/gateway.js';
import { Journey, type JourneyCustomer } from './people/journey.js';
import { type JourneyPlan, planJourneys } from './people/journey-plan.js';
import { Encounters, Person } from './people/person.js';
import { Probe, type ProbeResult } from './people/probe.js';
import { SeededRandom } from './seeded-random.js';
import { needsAgreement } from './world/sandbox-control.js';
import { World } from './world/world.js';

/** Journeys start within this part of the time, so that the last ones meet faults on their way as well. */
const STARTING_PART = 0.85;
const LOOK_EVERY_MS = 1_000;
const PROGRESS_EVERY_MS = 10_000;
/** Of ten invented customers so many need an agreement; with some to spare. */
const CUSTOMERS_PER_JOURNEY = 2;

/** Leads customers to their agreements while everything breaks, and adds up what came of it. */
export async function runChaos(
  workspace: string,
  options: ChaosOptions,
  print: (line: string) => void,
): Promise<Ledger> {
  const random = new SeededRandom(options.seed);
  const world = await World.start(workspace, random.fork('restarts'));
  let isClean = false;
  try {
    const ledger = await new Run(world, options, random, print).execute();
    isClean = violations(ledger).size === 0;
    mkdirSync(join(workspace, '.assent', 'chaos'), { recursive: true });
    writeFileSync(
      join(workspace, '.assent', 'chaos', 'latest.json'),
      `${JSON.stringify({ options, violations: Object.fromEntries(violations(ledger)), ...ledger }, null, 2)}\n`,
    );
    return ledger;
  } finally {
    const keep = options.keep || !isClean;
    await world.stop(keep);
    if (keep) print(`Logs and databases of this run: ${world.stateDir}`);
  }
}

/** One run over a world that has just begun. */
class Run {
  private readonly encounters = new Encounters();
  private readonly confirmed = new Set<string>();
  private readonly timeIsUp = new AbortController();
  private readonly databases: Databases;
  private readonly queues: QueueWatch;
  private readonly readyAt = new Map<string, number[]>(SERVICES.map((service) => [service, []]));
  private readonly journeys: Journey[] = [];
  private readonly startedAt = Date.now();
  private looking = true;

  constructor(
    private readonly world: World,
    private readonly options: ChaosOptions,
    private readonly random: SeededRandom,
    private readonly print: (line: string) => void,
  ) {
    // Everybody waits for the same end of time.
    setMaxListeners(0, this.timeIsUp.signal);
    this.databases = new Databases(world.product.databaseUrls);
    this.queues = new QueueWatch(world.product.redisUrl);
  }

  async execute(): Promise<Ledger> {
    const { journeys, minutes, seed, gapMs } = this.options;
    const team = this.gatewayOf('team');
    const total = await this.world.sandbox.inventCustomers(
      journeys * CUSTOMERS_PER_JOURNEY + 10,
      1_000 + seed,
    );
    await this.import(team);
    const imported = await this.customersOf(team, total);
    const tenantIds = imported.map(({ tenantId }) => tenantId);
    const customers = await this.inNeed(imported, journeys + 1);
    this.say(`${tenantIds.length} customers are imported; ${journeys} of them start on their way.`);

    const [forProbe, ...forJourneys] = customers;
    if (forProbe === undefined) throw new Error('There is no customer for the probe.');
    const probe = new Probe(this.gatewayOf('probe'), forProbe);
    await probe.start();
    const looking = [this.lookAround(), this.sayProgress()];

    const durationMs = minutes * 60_000;
    const schedule = scheduleFaults(this.random.fork('faults'), durationMs, gapMs);
    const injector = new FaultInjector(this.world, seed, (text) => {
      this.say(text);
    });
    const faultsAreOver = injector.run(schedule, durationMs);
    const walks = this.walkAll(planJourneys(this.random.fork('plans'), journeys), forJourneys, durationMs);
    // The whole list is read again in the middle of it all; nobody may go missing by that.
    const secondImport = pause(durationMs / 3).then(() => this.import(team));

    await faultsAreOver;
    const faultsOverAt = Date.now();
    this.say(`${injector.struck.length} faults are over; the system settles by itself.`);
    const hasRecovered = () => probe.results.some(({ startedAt }) => startedAt > faultsOverAt);
    await this.arrival([walks, secondImport], hasRecovered, faultsOverAt);
    // Its steps are work as well: where each takes a second, one is always under way.
    probe.stop();
    const open = await this.settle(faultsOverAt);
    const settledAfterSeconds = (Date.now() - faultsOverAt) / 1_000;
    await pause(LOOK_EVERY_MS);
    this.looking = false;
    this.timeIsUp.abort(new Error('Time is over.'));
    await Promise.all(looking);
    await this.world.mails.collect();
    await this.queues.collect();

    const findings = await audit(
      {
        journeys: this.journeys,
        confirmedOperations: this.confirmed,
        tenantIds,
        mails: this.world.mails.all(),
      },
      this.databases,
      this.world.sandbox,
    );
    const failed = this.queues.failed();
    return {
      ...findings,
      seed,
      startedAt: new Date(this.startedAt).toISOString(),
      tookSeconds: (Date.now() - this.startedAt) / 1_000,
      settledAfterSeconds,
      journeys,
      started: this.journeys.length,
      compliant: this.journeys.filter(({ endedAs }) => endedAs === 'compliant').length,
      endedAsWished: this.journeys.filter(({ endedAs }) => endedAs === 'as_wished').length,
      stuck: [...this.stuckJourneys(), ...[...open].map(([what, count]) => `${count} ${what}`)],
      failedJobs: failed.filter(({ queue }) => !isTickQueue(queue)),
      failedTicks: failed.filter(({ queue }) => isTickQueue(queue)),
      unsettledOperations: await this.databases.count(
        'gateway',
        `SELECT count(*) FROM operation WHERE state = 'pending'`,
      ),
      unexpectedEnds: this.world.unexpectedEnds,
      faultsOfOurs: this.encounters.faultsOfOurs,
      met: {
        noAnswer: this.encounters.noAnswer,
        unavailable: this.encounters.unavailable,
        throttled: this.encounters.throttled,
      },
      faults: injector.struck.length,
      recoveries: recoveries(injector.struck, probe.results, this.readyAt),
      timeline: this.timeline(injector.struck, probe.results),
    };
  }

  private timeline(struck: readonly StruckFault[], steps: readonly ProbeResult[]): string[] {
    const moments = [
      ...struck.map(({ fault, recoversFrom }) => ({ at: recoversFrom, text: nameOf(fault) })),
      ...steps.map(({ startedAt, endedAt }) => ({
        at: endedAt,
        text: `step of ${endedAt - startedAt} ms`,
      })),
    ];
    return moments
      .sort((one, other) => one.at - other.at)
      .map(({ at, text }) => `${at - this.startedAt} ${text}`);
  }

  private gatewayOf(person: string): Gateway {
    return new Gateway(
      this.world.product.urls.gateway,
      new Person(this.random.fork(person), this.encounters, this.timeIsUp.signal),
      (operationId) => this.confirmed.add(operationId),
    );
  }

  private async import(team: Gateway): Promise<void> {
    for (;;) {
      const outcome = await team.command('customers/import', {});
      if (outcome.kind === 'done') return;
      if (outcome.code !== 'import_already_running') this.say(`The import was refused: ${outcome.detail}`);
      await team.person.think(2_000, 4_000);
    }
  }

  /** All customers, once the import has brought them. */
  private async customersOf(team: Gateway, total: number): Promise<JourneyCustomer[]> {
    for (;;) {
      const customers = (await team.customers()).flatMap(({ customerId, tenantId }) =>
        tenantId === null ? [] : [{ customerId, tenantId }],
      );
      if (customers.length >= total) return customers;
      await team.person.think(500, 1_000);
    }
  }

  /** Those without an agreement that counts, by Microsoft's own books. */
  private async inNeed(
    customers: readonly JourneyCustomer[],
    wanted: number,
  ): Promise<readonly JourneyCustomer[]> {
    const found: JourneyCustomer[] = [];
    for (const customer of customers) {
      if (needsAgreement(await this.world.sandbox.customer(customer.tenantId))) found.push(customer);
      if (found.length === wanted) return found;
    }
    throw new Error(`Only ${found.length} of ${wanted} customers need an agreement.`);
  }

  private async walkAll(
    plans: readonly JourneyPlan[],
    customers: readonly JourneyCustomer[],
    durationMs: number,
  ): Promise<void> {
    const beganAt = Date.now();
    const gapMs = (durationMs * STARTING_PART) / plans.length;
    const walks: Promise<void>[] = [];
    for (const [index, plan] of plans.entries()) {
      const customer = customers[index];
      if (customer === undefined) throw new Error('There are fewer customers than journeys.');
      await pause(Math.max(0, beganAt + index * gapMs - Date.now()));
      const gateway = this.gatewayOf(`journey ${plan.number}`);
      const journey = new Journey(plan, customer, gateway, this.world.sandbox);
      this.journeys.push(journey);
      walks.push(journey.walk());
    }
    await Promise.all(walks);
  }

  /** Waits until everybody has arrived and the system works again. */
  private async arrival(
    people: Promise<unknown>[],
    hasRecovered: () => boolean,
    since: number,
  ): Promise<void> {
    const deadline = this.deadlineFrom(since);
    const progress = { arrived: false };
    void Promise.all(people).then(
      () => {
        progress.arrived = true;
      },
      (error: unknown) => {
        this.say(`Somebody gave up: ${String(error)}`);
      },
    );
    while (!(progress.arrived && hasRecovered()) && Date.now() <= deadline) await pause(LOOK_EVERY_MS);
  }

  /** Waits until nothing is owed any more. @returns what is still open */
  private async settle(since: number): Promise<Map<string, number>> {
    const deadline = this.deadlineFrom(since);
    for (;;) {
      const open = await openWork(this.databases, this.queues);
      if (open.size === 0 || Date.now() > deadline) return open;
      await pause(LOOK_EVERY_MS);
    }
  }

  private deadlineFrom(since: number): number {
    return since + this.options.settleMinutes * 60_000;
  }

  /** Collects what does not stay: failed jobs, mails, and when services became ready again. */
  private async lookAround(): Promise<void> {
    while (this.looking) {
      await Promise.allSettled([
        this.queues.collect(),
        this.world.mails.collect(),
        ...SERVICES.map(async (service) => {
          if (await this.world.isReady([service])) this.readyAt.get(service)?.push(Date.now());
        }),
      ]);
      await pause(LOOK_EVERY_MS);
    }
  }

  private async sayProgress(): Promise<void> {
    let nextAt = Date.now() + PROGRESS_EVERY_MS;
    while (this.looking) {
      if (Date.now() >= nextAt) {
        nextAt += PROGRESS_EVERY_MS;
        const ended = this.journeys.filter(({ endedAs }) => endedAs !== null).length;
        this.say(
          `${this.journeys.length} started, ${ended} ended, ${this.journeys.length - ended} under way; ` +
            `${this.queues.failed().length} failed jobs, ${this.world.unexpectedEnds.length} unexpected ends`,
        );
      }
      await pause(500);
    }
  }

  private stuckJourneys(): string[] {
    return this.journeys
      .filter(({ endedAs }) => endedAs === null)
      .map(({ plan, customer, step, failure, refusals }) =>
        [
          `Journey ${plan.number} (${plan.route}, customer ${customer.customerId}): ${step}.`,
          failure,
          refusals.at(-1),
        ]
          .filter((part) => part != null)
          .join(' '),
      );
  }

  private say(text: string): void {
    const seconds = Math.round((Date.now() - this.startedAt) / 1_000);
    const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
    this.print(`${clock}  ${text}`);
  }
}
