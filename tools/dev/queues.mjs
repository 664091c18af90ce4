/*
 * `npm run queues` and `npm run redrive`: looks at the queues of a running product. It compiles nothing, so
 * that looking never changes what runs.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const main = join(folder, 'dist', 'main.js');
if (!existsSync(main)) {
  console.error('Assent is not compiled yet. Run npm start once, or npm run build; then try again.');
  process.exit(1);
}
const { runQueueCommand } = createRequire(import.meta.url)(main);
const [command, ...args] = process.argv.slice(2);
process.exitCode = await runQueueCommand(command, args, dirname(dirname(folder)));
