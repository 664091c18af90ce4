import {
  bareEnvironment,
  freeProductPorts,
  type ProcessEvent,
  type Product,
  type ServiceName,
  SERVICES,
  startPostgres,
  startProduct,
  startRedis,
} from '@assent/local-servers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeededRandom } from '../seeded-random.js';
import { CaughtMails } from './caught-mails.js';
import { CrashableServer } from './crashable-server.js';
import { SandboxControl } from './sandbox-control.js';

/** A process that ended although nobody had asked it to. */
export interface UnexpectedEnd {
  readonly name: string;
  readonly how: string;
  readonly lastLines: readonly string[];
}

/** How long an orchestrator takes to start a dead service again, in milliseconds. */
const RESTART_MS = [300, 2_500] as const;

/** The whole product with servers of its own, and hands on every switch. Who dies is started again. */
export class World {
  readonly unexpectedEnds: UnexpectedEnd[] = [];
  readonly sandbox: SandboxControl;
  readonly mails: CaughtMails;
  private readonly askedToEnd = new Set<string>();
  private readonly restarts = new Set<NodeJS.Timeout>();
  private isEnding = false;

  private constructor(
    readonly stateDir: string,
    readonly postgres: CrashableServer,
    readonly redis: CrashableServer,
    readonly product: Product,
  ) {
    this.sandbox = new SandboxControl(product.urls.sandbox);
    this.mails = new CaughtMails(join(stateDir, 'mails'));
  }

  static async start(workspace: string, random: SeededRandom): Promise<World> {
    const stateDir = mkdtempSync(join(tmpdir(), 'assent-chaos-'));
    // Durable: a crash may cost nothing that was confirmed, and the test settings of PostgreSQL would.
    const postgres = await CrashableServer.start((port) =>
      startPostgres({ dataDir: join(stateDir, 'postgres'), port }),
    );
    const redis = await CrashableServer.start((port) =>
      startRedis({
        dataDir: join(stateDir, 'redis'),
        cacheDir: join(workspace, '.assent', 'cache'),
        port,
      }),
    );
    // Deaths come after the start, when there is a world to be told.
    const told: { world?: World } = {};
    try {
      const product = await startProduct({
        workspace,
        stateDir,
        ports: await freeProductPorts(),
        postgresUrl: postgres.url,
        redisUrl: redis.url,
        environment: {
          ...bareEnvironment(),
          LOG_LEVEL: 'info',
          PARTNER_CENTER_CALLS_PER_MINUTE: CALLS_PER_MINUTE,
        },
        onEvent: (event) => told.world?.onEvent(event, random),
      });
      told.world = new World(stateDir, postgres, redis, product);
      return told.world;
    } catch (error) {
      await Promise.all([postgres.stop(), redis.stop()]);
      throw error;
    }
  }

  /** Ends a service from outside; it comes back after a moment. */
  end(service: ServiceName, signal: 'SIGKILL' | 'SIGTERM'): void {
    this.askedToEnd.add(service);
    this.product.process(service).kill(signal);
  }

  /** Whether every service answers that it can do its work. */
  async isReady(services: readonly ServiceName[] = SERVICES): Promise<boolean> {
    const answers = await Promise.all(
      services.map((service) =>
        fetch(this.product.process(service).spec.readyUrl, { signal: AbortSignal.timeout(2_000) }).then(
          async (answer) => {
            await answer.body?.cancel();
            return answer.ok;
          },
          () => false,
        ),
      ),
    );
    return answers.every(Boolean);
  }

  /** @param keepState leaves logs and databases for who wants to understand what went wrong */
  async stop(keepState: boolean): Promise<void> {
    this.isEnding = true;
    for (const timer of this.restarts) clearTimeout(timer);
    await this.product.stop();
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
    if (!keepState) rmSync(this.stateDir, { recursive: true, force: true });
  }

  private onEvent(event: ProcessEvent, random: SeededRandom): void {
    if (event.kind !== 'died' || this.isEnding) return;
    if (!this.askedToEnd.delete(event.name)) {
      this.unexpectedEnds.push({ name: event.name, how: event.how, lastLines: event.lastLines });
    }
    const timer = setTimeout(
      () => {
        this.restarts.delete(timer);
        const service = SERVICES.find((name) => name === event.name);
        // Who is not ready in time, or dies again, is told of by its next event.
        if (service !== undefined)
          void this.product
            .process(service)
            .start()
            .catch(() => undefined);
      },
      random.between(...RESTART_MS),
    );
    this.restarts.add(timer);
  }
}

/**
 * The storm is about what breaks: with the budget for the real Microsoft most of an hour would pass in waiting
 * for it, and its pauses would hide what hangs.
 */
const CALLS_PER_MINUTE = 'customers=6000,agreements=6000,attestations=6000';
