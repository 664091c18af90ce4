import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port.js';
import { LocalServerError } from '../server.js';
import {
  type ComponentName,
  COMPONENTS,
  environmentOf,
  mapServices,
  gatewayUrl,
  LOOPBACK,
  migrationScriptOf,
  nodeOptionsOf,
  type ProductSettings,
  readinessOf,
  scriptOf,
  type ServiceName,
  SERVICES,
} from './components.js';
import { makeDatabases } from './make-databases.js';
import { ManagedProcess, type ProcessEvent } from './managed-process.js';
import { migrate } from './migrate.js';
import type { ProductPorts } from './ports.js';
import { LocalSecrets } from './secrets.js';

/** How the product is to run. PostgreSQL and Redis are there already; who started them stops them. */
export interface ProductOptions {
  /** The compiled workspace. */
  readonly workspace: string;
  /** Keys, logs, the sandbox's world and the mails. What stands there is used again. */
  readonly stateDir: string;
  readonly ports: ProductPorts;
  /** A role that may create databases and roles; not needed for services in `databaseUrls`. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Comes before the names of databases and roles. Default `assent_`. */
  readonly databasePrefix?: string;
  /** Databases that somebody has made. */
  readonly databaseUrls?: Partial<Record<ServiceName, string>>;
  /** What every process gets; default: the environment of this one. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Start again what dies. Default false: a test wants to see it. */
  readonly restart?: boolean;
  readonly onEvent?: (event: ProcessEvent) => void;
  /** Stops everything, also while it is still starting. */
  readonly signal?: AbortSignal;
  /** A step is done; for a line on the terminal. */
  readonly onStep?: (step: string, tookMs: number) => void;
}

/** The running product. */
export interface Product {
  readonly urls: {
    readonly gateway: string;
    /** What signatories reach. */
    readonly public: string;
    readonly sandbox: string;
    readonly mailPage: string;
  };
  readonly redisUrl: string;
  readonly databaseUrls: Readonly<Record<ServiceName, string>>;
  process(name: ComponentName): ManagedProcess;
  /**
   * One more process of a service, ready, on ports of its own; stops with the product, or earlier if asked to.
   *
   * @param environment what this one gets on top of what the others have
   */
  startReplica(service: ServiceName, environment?: NodeJS.ProcessEnv): Promise<ManagedProcess>;
  /** Stops every process in order: first who works, then whom they talk to. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends every process at once. */
  killNow(): void;
}

/**
 * Makes the databases, migrates them and starts every process.
 * @throws LocalServerError with the last lines of the one that could not start; the others are stopped then
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  requireBuild(options.workspace);
  const { stateDir, ports } = options;
  for (const folder of ['logs', 'sandbox', 'mails']) mkdirSync(join(stateDir, folder), { recursive: true });
  const timed = stopwatch(options.onStep);
  const secrets = new LocalSecrets(join(stateDir, 'keys'));

  const databases = await timed('databases', () => makeDatabases(options, secrets));
  const databaseUrls = mapServices((service) => databases[service].url);
  const settings: ProductSettings = {
    workspace: options.workspace,
    stateDir,
    ports,
    redisUrl: options.redisUrl,
    databaseUrls,
    keyFile: (name) => secrets.keyFile(name),
    environment: options.environment ?? process.env,
  };
  const processes = manageAll(settings, options);
  const replicas: ManagedProcess[] = [];
  const all = (names: readonly ComponentName[], work: (managed: ManagedProcess) => Promise<void>) =>
    Promise.all(names.map((name) => work(processes[name])));

  let stopping: Promise<void> | undefined;
  const product: Product = {
    urls: {
      gateway: gatewayUrl(ports, settings.environment),
      public: `http://${LOOPBACK}:${ports.public}`,
      sandbox: `http://${LOOPBACK}:${ports.sandbox}`,
      mailPage: `http://${LOOPBACK}:${ports.mailPage}`,
    },
    redisUrl: options.redisUrl,
    databaseUrls,
    process: (name) => processes[name],
    startReplica: async (service, environment) => {
      const label = `${service}-replica-${replicas.length + 1}`;
      const own = {
        ...settings,
        ports: { ...ports, [service]: await freePort(), public: await freePort() },
        // Signatories reach all replicas at one address.
        environment: { PUBLIC_URL: product.urls.public, ...settings.environment, ...environment },
      };
      const replica = manage(service, own, options, label);
      replicas.push(replica);
      await replica.start();
      return replica;
    },
    stop: () =>
      (stopping ??= (async () => {
        await Promise.all(replicas.map((replica) => replica.stop()));
        await all(SERVICES, (managed) => managed.stop());
        await all(OUTSIDE_WORLD, (managed) => managed.stop(1_000));
      })()),
    killNow: () => {
      for (const replica of replicas) replica.killNow();
      for (const name of COMPONENTS) processes[name].killNow();
    },
  };
  options.signal?.addEventListener('abort', () => void product.stop());
  try {
    await Promise.all([
      timed('migrations', () =>
        Promise.all(
          SERVICES.map((service) => migrate(service, settings, databases[service].isNew, options.signal)),
        ),
      ),
      ...OUTSIDE_WORLD.map((name) => timed(name, () => processes[name].start())),
    ]);
    options.signal?.throwIfAborted();
    await Promise.all(SERVICES.map((name) => timed(name, () => processes[name].start())));
  } catch (error) {
    await product.stop();
    // What the processes said while they were being stopped explains nothing.
    if (options.signal?.aborted === true) throw new LocalServerError('The start was stopped.');
    throw error;
  }
  return product;
}

/** What stands in for Microsoft and for the mail server. */
const OUTSIDE_WORLD = ['microsoft-sandbox', 'mail-catcher'] as const;

function requireBuild(workspace: string): void {
  const needed = [
    ...COMPONENTS.map((name) => scriptOf(name, workspace)),
    ...SERVICES.map((name) => migrationScriptOf(name, workspace)),
  ];
  const missing = needed.filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  throw new LocalServerError(
    `The product is not compiled: ${missing.join(', ')} is missing. Run npm run build, or use npm start or ` +
      'npm test, which do it themselves.',
  );
}

function manageAll(
  settings: ProductSettings,
  options: ProductOptions,
): Record<ComponentName, ManagedProcess> {
  return Object.fromEntries(
    COMPONENTS.map((name) => [name, manage(name, settings, options, name)]),
  ) as Record<ComponentName, ManagedProcess>;
}

/** @param label tells it from others of the same component, in events and by its log */
function manage(
  name: ComponentName,
  settings: ProductSettings,
  options: ProductOptions,
  label: string,
): ManagedProcess {
  return new ManagedProcess(
    {
      name: label,
      script: scriptOf(name, settings.workspace),
      nodeOptions: nodeOptionsOf(name),
      environment: environmentOf(name, settings),
      logFile: join(settings.stateDir, 'logs', `${label}.log`),
      ...readinessOf(name, settings),
    },
    { restart: options.restart ?? false, onEvent: options.onEvent ?? (() => undefined) },
  );
}

function stopwatch(onStep: ProductOptions['onStep']) {
  return async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = Date.now();
    const result = await work();
    onStep?.(step, Date.now() - startedAt);
    return result;
  };
}
