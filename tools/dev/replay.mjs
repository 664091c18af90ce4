/*
 * `npm run replay [-- customers | attestations | notifications]`: has the gateway's read model written again
 * from what the services know, while everything keeps running.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const script = join(workspace, 'apps', 'gateway', 'dist', 'replay.js');

/** The gateway's database: what the environment says, else that of the running `npm start`. */
function databaseUrl() {
  const given = process.env.GATEWAY_DATABASE_URL ?? process.env.DATABASE_URL;
  if (given) return given;
  const running = join(workspace, '.assent', 'product.json');
  return existsSync(running) ? JSON.parse(readFileSync(running, 'utf8')).databaseUrls.gateway : undefined;
}

const url = databaseUrl();
if (!url || !existsSync(script)) {
  console.error(
    url
      ? 'The gateway is not compiled: run npm run build first.'
      : 'Assent does not run here. Run npm start first, or set GATEWAY_DATABASE_URL to the database of the gateway.',
  );
  process.exit(1);
}
const child = spawn(process.execPath, [script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: url },
});
child.on('exit', (code) => process.exit(code ?? 1));
