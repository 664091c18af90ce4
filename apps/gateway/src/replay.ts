import { createDataSource } from '@assent/database';
import { databaseEnvironment, parseEnvironment } from '@assent/service-kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  REPLAYABLE,
  type Replayable,
  replayProgress,
  type ReplayProgress,
  requestReplay,
} from './infrastructure/replay/requested-replays.js';
import { gatewayEntities, gatewayMigrations } from './infrastructure/schema.js';

const USAGE = `replay [customers | resellers | attestations | notifications]
  Without a name the whole read model is rebuilt beside the present one and then takes its place. With one,
  what is known of that is written again in place. Assent goes on serving; the services have to run.`;

/** How often it looks, and after how long without progress it says what may be wrong. */
const LOOK_EVERY_MS = 250;
const SILENCE_MS = 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Asks for a replay, tells how far it is and ends with it. Stopping this command does not stop the replay. */
async function replay(what: Replayable): Promise<void> {
  const { DATABASE_URL } = parseEnvironment(z.object(databaseEnvironment), process.env);
  const dataSource = createDataSource({
    url: DATABASE_URL,
    applicationName: 'assent-gateway-replay',
    entities: gatewayEntities,
    migrations: gatewayMigrations,
    poolSize: 1,
  });
  await dataSource.initialize();
  try {
    const startedAt = Date.now();
    const { runId, isNew } = await dataSource.transaction((tx) => requestReplay(tx, what, randomUUID()));
    say(isNew ? `Replay ${runId} is asked for.` : `Replay ${runId} is under way already; this follows it.`);
    await follow(() => replayProgress(dataSource.manager, runId));
    say(`Done in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s.`);
  } finally {
    await dataSource.destroy();
  }
}

async function follow(
  look: () => Promise<{ parts: readonly ReplayProgress[]; isFinished: boolean }>,
): Promise<void> {
  let shown = '';
  let movedAt = Date.now();
  for (;;) {
    const { parts, isFinished } = await look();
    const line = parts.map(describe).join('   ');
    if (line !== shown) {
      say(line);
      shown = line;
      movedAt = Date.now();
    }
    if (isFinished) return;
    if (Date.now() - movedAt > SILENCE_MS) {
      const missing = parts.filter(({ isDone }) => !isDone).map(({ source }) => source);
      say(
        `Nothing has come for a minute from ${missing.join(', ')}. Do they and the gateway run? Still waiting.`,
      );
      movedAt = Date.now();
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function describe({ source, states, written, isDone }: ReplayProgress): string {
  return `${source}: ${String(states)} states, ${String(written)} written${isDone ? ', complete' : ''}`;
}

const [what = 'all', ...rest] = process.argv.slice(2);
const wanted = REPLAYABLE.find((name) => name === what);
if (wanted === undefined || rest.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  replay(wanted).catch((error: unknown) => {
    process.stderr.write(
      `The replay could not be followed: ${error instanceof Error ? error.message : String(error)}\n` +
        'If it was asked for already, it goes on by itself.\n',
    );
    process.exitCode = 1;
  });
}
