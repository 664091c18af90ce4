import {
  LocalServerError,
  type Product,
  type ProcessEvent,
  type ServiceName,
  SERVICES,
  startProduct,
} from '@assent/local-servers';
import { join } from 'node:path';
import { seedDemoData } from '../demo/seed.js';
import { lockState } from './instance-lock.js';
import { readPorts, takenPorts } from './ports.js';
import { resetState } from './reset.js';
import { noteRunningProduct } from './running-product.js';
import { startServers } from './servers.js';
import { onStopRequests } from './stop-requests.js';
import { terminal } from './terminal.js';

const USAGE = `npm start [-- options]
  --reset     forget everything that earlier starts have stored, and start over
  --no-demo   do not make demo data
  --help      this text
Ports and addresses are environment variables; the README lists them.`;
const OPTIONS = ['--reset', '--no-demo', '--help'];

/** Runs the product until somebody stops it. @returns the exit code */
export async function npmStart(workspace: string, args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => !OPTIONS.includes(arg));
  if (unknown.length > 0) terminal.warn(`There is no option ${unknown.join(', ')}.`);
  if (unknown.length > 0 || args.includes('--help')) {
    terminal.say(USAGE);
    return unknown.length > 0 ? 2 : 0;
  }
  const stopRequest = new AbortController();
  const cleanUp: (() => Promise<void> | void)[] = [];
  try {
    await run(workspace, args, stopRequest, cleanUp);
    return 0;
  } catch (error) {
    if (stopRequest.signal.aborted) return 0;
    terminal.warn(`\n${explain(error)}`);
    return 1;
  } finally {
    for (const step of cleanUp.reverse()) await step();
    if (stopRequest.signal.aborted) terminal.say('Stopped.');
  }
}

async function run(
  workspace: string,
  args: readonly string[],
  stopRequest: AbortController,
  cleanUp: (() => Promise<void> | void)[],
): Promise<void> {
  const startedAt = Date.now();
  const stateDir = join(workspace, '.assent');
  const ports = readPorts(process.env);
  cleanUp.push(lockState(stateDir));
  let killProduct: () => void = () => undefined;
  onStopRequests(
    () => {
      terminal.say('\nStopping; Ctrl-C again ends everything at once.');
      stopRequest.abort();
    },
    () => {
      killProduct();
      // The servers are tied to this process: they end with it, and lose nothing that they have confirmed.
      process.exit(130);
    },
  );
  if (args.includes('--reset')) {
    terminal.say('Forgetting what earlier starts have stored.');
    await resetState(stateDir);
  }
  const taken = await takenPorts(ports);
  if (taken.length > 0) throw new Error(taken.join('\n'));

  terminal.say('Starting');
  const servers = await startServers(stateDir, stopRequest.signal);
  cleanUp.push(() => servers.stop());
  stopRequest.signal.throwIfAborted();
  const product = await startProduct({
    workspace,
    stateDir,
    ports,
    postgresUrl: servers.postgresUrl,
    redisUrl: servers.redisUrl,
    // The demo partner sells through resellers; tests say for themselves whether theirs does.
    environment: { SANDBOX_INDIRECT_RESELLERS: '5', ...process.env },
    databaseUrls: givenDatabases(process.env),
    restart: true,
    signal: stopRequest.signal,
    onStep: (step, tookMs) => {
      terminal.done(step, tookMs);
    },
    onEvent: report,
  });
  killProduct = () => {
    product.killNow();
  };
  cleanUp.push(() => product.stop());
  cleanUp.push(noteRunningProduct(stateDir, product));
  if (!args.includes('--no-demo')) await seedDemoData(product, stateDir, stopRequest.signal);
  if (!stopRequest.signal.aborted) sayReady(product, startedAt);
  await aborted(stopRequest.signal);
}

/** Databases that somebody else has made, one address per service: `CUSTOMERS_DATABASE_URL` and so on. */
function givenDatabases(environment: NodeJS.ProcessEnv): Partial<Record<ServiceName, string>> {
  const given = SERVICES.flatMap((service) => {
    const url = environment[`${service.toUpperCase()}_DATABASE_URL`];
    return url === undefined || url === '' ? [] : [[service, url] as const];
  });
  return Object.fromEntries(given);
}

function report(event: ProcessEvent): void {
  switch (event.kind) {
    case 'died': {
      const again =
        event.restartInMs === null ? '' : ` It is started again in ${event.restartInMs / 1000} s.`;
      const lines = event.lastLines.map((line) => `    ${line}`).join('\n');
      terminal.warn(`${event.name} died (${event.how}).${again}\n${lines}\n    whole log: ${event.logFile}`);
      return;
    }
    case 'recovered':
      terminal.say(`${event.name} is ready again.`);
      return;
  }
}

function sayReady({ urls }: Product, startedAt: number): void {
  terminal.say(`
Assent is ready, ${((Date.now() - startedAt) / 1000).toFixed(1)} s after the start.

  Portal              ${urls.gateway}
  API                 ${urls.gateway}/api/docs
  Customers' pages    ${urls.public}
  Mails               ${urls.mailPage}
  Microsoft sandbox   ${urls.sandbox}

Logs are in .assent/logs. Ctrl-C stops everything.`);
}

function explain(error: unknown): string {
  if (error instanceof LocalServerError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // The listener alone keeps no process alive, and nothing else needs to run here.
    const heartbeat = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(heartbeat);
      resolve();
    });
  });
}
