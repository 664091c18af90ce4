import { Keyring } from '@assent/keyring';
import {
  bareEnvironment,
  freeProductPorts,
  type LocalServer,
  type Product,
  type ServiceName,
  startProduct,
  startRedis,
} from '@assent/local-servers';
import { Redis } from 'ioredis';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, escapeIdentifier } from 'pg';
import { Pool } from 'undici';
import { benchInstances } from '../data/provider-instances.js';
import { connected, type Filling, type FillOptions, startFilledPostgres } from './filled-postgres.js';
import { StatementTap } from './statement-tap.js';

/** The name under which the gateway answers requests at PostgreSQL. */
const REQUESTS = 'assent-gateway-requests';

/** The whole product over servers of its own, and beside it what it is compared with. */
export class BenchWorld {
  private constructor(
    private readonly stateDir: string,
    private readonly postgres: LocalServer,
    private readonly redisServer: LocalServer,
    readonly product: Product,
    private readonly bareProcess: ChildProcess,
    /** The gateway's public API. */
    readonly gateway: Pool,
    /** A bare Fastify that answers a constant. */
    readonly bare: Pool,
    /** The gateway's database, as the gateway itself sees it. */
    readonly database: Client,
    /** May do everything in the gateway's database. */
    readonly superuser: Client,
    /** Another connection of the same; who asks for it ends it. */
    readonly connectSuperuser: () => Promise<Client>,
    readonly redis: Redis,
    readonly tap: StatementTap,
    /** How the customers came into the gateway's database. */
    readonly filling: Filling,
  ) {}

  /** @param data the customers that the gateway knows from the first moment on */
  static async start(
    workspace: string,
    data: FillOptions,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<BenchWorld> {
    const stateDir = mkdtempSync(join(tmpdir(), 'assent-bench-'));
    const dataDir = join(stateDir, 'postgres');
    const { postgres, filling } = await startFilledPostgres(workspace, dataDir, data);
    const redisServer = await startRedis({
      dataDir: join(stateDir, 'redis'),
      cacheDir: join(workspace, '.assent', 'cache'),
    });
    const ports = await freeProductPorts();
    const instances = join(stateDir, 'provider-instances.json');
    writeFileSync(instances, JSON.stringify(benchInstances(`http://127.0.0.1:${ports.sandbox}`)));
    const product = await startProduct({
      workspace,
      stateDir,
      ports,
      postgresUrl: postgres.url,
      redisUrl: redisServer.url,
      environment: {
        ...bareEnvironment(),
        LOG_LEVEL: 'warn',
        PROVIDER_INSTANCES_FILE: instances,
        ...environment,
      },
    });
    const { process: bareProcess, url: bareUrl } = await startBareFastify();
    const database = await connected(product.databaseUrls.gateway);
    const superuserUrl = new URL(postgres.url);
    superuserUrl.pathname = new URL(product.databaseUrls.gateway).pathname;
    const superuser = await connected(superuserUrl.href);
    return new BenchWorld(
      stateDir,
      postgres,
      redisServer,
      product,
      bareProcess,
      new Pool(product.urls.gateway, { connections: 64, pipelining: 1 }),
      new Pool(bareUrl, { connections: 64, pipelining: 1 }),
      database,
      superuser,
      () => connected(superuserUrl.href),
      new Redis(redisServer.url),
      new StatementTap(superuser, join(dataDir, 'postgres.log'), REQUESTS),
      filling,
    );
  }

  /** A connection to the database of a service, for one who may do everything there; who asks for it ends it. */
  connectTo(service: ServiceName): Promise<Client> {
    const url = new URL(this.postgres.url);
    url.pathname = new URL(this.product.databaseUrls[service]).pathname;
    return connected(url.href);
  }

  /** The keys by which a service seals what it stores, for rows that are invented in its place. */
  atRestKeys(service: ServiceName): Keyring {
    return Keyring.parse(readFileSync(join(this.stateDir, 'keys', `at-rest-${service}.keys`), 'utf8').trim());
  }

  /** An empty database beside those of the services. @returns its address, for one who may do everything there */
  async newDatabase(name: string): Promise<string> {
    await this.superuser.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async stop(): Promise<void> {
    await Promise.all([this.gateway.close(), this.bare.close(), this.database.end(), this.superuser.end()]);
    this.redis.disconnect();
    this.bareProcess.kill();
    await this.product.stop();
    await Promise.all([this.postgres.stop(), this.redisServer.stop()]);
    rmSync(this.stateDir, { recursive: true, force: true });
  }
}

async function startBareFastify(): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(join(__dirname, 'bare-fastify.js'));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (address: string) => {
      resolve(address);
    });
    child.once('exit', (code) => {
      reject(new Error(`The bare Fastify ended with ${code} before it listened.`));
    });
  });
  return { process: child, url };
}
