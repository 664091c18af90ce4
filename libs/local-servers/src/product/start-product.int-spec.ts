import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalServer } from '../server.js';
import { startPostgres } from '../postgres.js';
import { startRedis } from '../redis.js';
import { COMPONENT, environmentSeenBy, writeProgram, writeWorkspace } from '../../test/stand-in-workspace.js';
import { COMPONENTS, migrationScriptOf, scriptOf } from './components.js';
import type { ProcessEvent } from './managed-process.js';
import { freeProductPorts } from './ports.js';
import { type Product, type ProductOptions, startProduct } from './start-product.js';

describe('startProduct', () => {
  let folder: string;
  let workspace: string;
  let servers: [LocalServer, LocalServer];
  let product: Product | undefined;
  let events: ProcessEvent[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-product-'));
    servers = await Promise.all([
      startPostgres({ dataDir: join(folder, 'postgres'), durable: false }),
      startRedis({ dataDir: join(folder, 'redis'), durable: false }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    events = [];
    workspace = mkdtempSync(join(folder, 'workspace-'));
    writeWorkspace(workspace);
  });
  afterEach(async () => {
    await product?.stop();
    product = undefined;
  });

  const start = async (overrides: Partial<ProductOptions> = {}): Promise<Product> => {
    product = await startProduct({
      workspace,
      stateDir: join(workspace, '.assent'),
      ports: await freeProductPorts(),
      postgresUrl: servers[0].url,
      redisUrl: servers[1].url,
      environment: { PATH: process.env['PATH'] },
      onEvent: (event) => events.push(event),
      ...overrides,
    });
    return product;
  };
  const until = async (condition: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 60_000;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('Waited in vain.');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it('gives each process its database, its keys and the addresses of the others', async () => {
    const { urls, databaseUrls } = await start();
    const gateway = await environmentSeenBy(urls.gateway);

    expect(gateway).toMatchObject({
      DATABASE_URL: databaseUrls.gateway,
      REDIS_URL: servers[1].url,
      PUBLIC_URL: urls.public,
      PARTNER_CENTER_API_URL: urls.sandbox,
    });
    expect(readFileSync(gateway['LINK_TOKEN_KEYS_FILE'] ?? '', 'utf8')).toMatch(/^1:[\w+/]{43}=\n$/);
    expect(statSync(gateway['AT_REST_KEYS_FILE'] ?? '').mode & 0o077).toBe(0);
    expect(new Set(Object.values(databaseUrls)).size).toBe(4);
  });

  it('leaves what the caller has set, and makes keys once', async () => {
    const environment = { PARTNER_CENTER_API_URL: 'https://api.partnercenter.example', ENVELOPE_KEYS: '1:a' };
    const seen = await environmentSeenBy((await start({ environment })).urls.gateway);
    expect(seen).toMatchObject(environment);
    expect(seen['ENVELOPE_KEYS_FILE']).toBeUndefined();

    const before = readFileSync(seen['LINK_TOKEN_KEYS_FILE'] ?? '', 'utf8');
    await product?.stop();
    const again = await environmentSeenBy((await start()).urls.gateway);
    expect(readFileSync(again['LINK_TOKEN_KEYS_FILE'] ?? '', 'utf8')).toBe(before);
  });

  it('says which process died, how, and its last words, and starts it again', async () => {
    const running = await start({ restart: true });
    running.process('attestations').kill('SIGKILL');
    await until(() => events.some((event) => event.kind === 'recovered'));

    expect(events[0]).toMatchObject({
      kind: 'died',
      name: 'attestations',
      how: 'signal SIGKILL',
      restartInMs: 500,
      lastLines: [expect.stringContaining('listening on')],
    });
    expect(running.process('attestations').isRunning).toBe(true);
  });

  it('stops everything it has started, also what does not listen to SIGTERM', async () => {
    writeProgram(scriptOf('customers', workspace), `process.on('SIGTERM', () => undefined);${COMPONENT}`);
    const running = await start({ restart: true });
    running.process('customers').kill('SIGTERM');
    const startedAt = Date.now();
    await running.stop();

    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await expect(fetch(running.urls.gateway)).rejects.toThrow();
    expect(COMPONENTS.filter((name) => running.process(name).isRunning)).toEqual([]);
    expect(events).toEqual([]);
  });

  it('says why a process could not start, and leaves no other running', async () => {
    writeProgram(scriptOf('notifications', workspace), "throw new Error('SMTP_URL is missing')");
    const ports = await freeProductPorts();

    await expect(start({ ports })).rejects.toThrow(
      /notifications could not start\.[^]*SMTP_URL is missing[^]*notifications\.log/,
    );
    await expect(fetch(`http://127.0.0.1:${ports.sandbox}`)).rejects.toThrow();
  });

  it('migrates once per database and code', async () => {
    const trace = join(workspace, 'migrated.txt');
    const migration = `require('node:fs').appendFileSync(${JSON.stringify(trace)}, 'x')`;
    writeProgram(migrationScriptOf('gateway', workspace), migration);
    const timesMigrated = () => readFileSync(trace, 'utf8').length;
    const databasePrefix = 'migrated_';
    const restart = async (overrides: Partial<ProductOptions> = {}) => {
      await product?.stop();
      await start({ databasePrefix, ...overrides });
    };

    await restart();
    await restart();
    expect(timesMigrated()).toBe(1);
    writeProgram(migrationScriptOf('gateway', workspace), `${migration};`);
    await restart();
    expect(timesMigrated()).toBe(2);
    await restart({ databasePrefix: 'another_' });
    expect(timesMigrated()).toBe(3);
  });

  it('says which migrations failed and why', async () => {
    writeProgram(
      migrationScriptOf('customers', workspace),
      "console.error('relation exists'); process.exit(1)",
    );

    await expect(start()).rejects.toThrow(/migrations of customers failed\.\s+relation exists/);
  });

  it('can be stopped while it is still starting', async () => {
    writeProgram(scriptOf('gateway', workspace), 'setInterval(() => undefined, 1000)');
    const stopped = new AbortController();
    setTimeout(() => {
      stopped.abort();
    }, 1_000);

    await expect(start({ signal: stopped.signal })).rejects.toThrow('The start was stopped.');
  });

  it('asks for the build when there is none', async () => {
    rmSync(scriptOf('gateway', workspace));

    await expect(start()).rejects.toThrow(/not compiled: .*gateway.*main\.js is missing\. Run npm run build/);
    expect(existsSync(join(workspace, '.assent'))).toBe(false);
  });
});
