import 'reflect-metadata';
import { readEnvironment } from './environment.js';
import { startSandbox } from './start-sandbox.js';

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const sandbox = await startSandbox(environment);
  process.stdout.write(`microsoft-sandbox ready on ${sandbox.url}\n`);
  const stop = (): void => {
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = isPortTaken
    ? 'its port is taken by another program. Choose another with SANDBOX_PORT.'
    : String(error instanceof Error ? error.message : error);
  process.stderr.write(`microsoft-sandbox cannot start: ${reason}\n`);
  process.exit(1);
});
