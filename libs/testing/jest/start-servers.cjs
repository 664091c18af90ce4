const { randomBytes } = require('node:crypto');
const { join } = require('node:path');
const { loadLocalServers } = require('./build-local-servers.cjs');
const { claimSlot } = require('./claim-slot.cjs');
const { dropDatabases } = require('./drop-databases.cjs');

const workspace = join(__dirname, '..', '..', '..');

/**
 * Brings PostgreSQL and Redis up once for the whole run, or takes those of POSTGRES_URL and REDIS_URL, and
 * tells the workers by environment. They never skip: without servers the run ends here, with the reason.
 */
module.exports = async () => {
  const { usePostgres, useRedis } = loadLocalServers();
  const slot = claimSlot(join(workspace, '.assent', 'test-servers'));
  const runId = randomBytes(4).toString('hex');
  const servers = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    slot.release();
  };
  try {
    const [postgres, redis] = await Promise.allSettled([
      usePostgres({ dataDir: join(slot.folder, 'postgres'), durable: false }),
      useRedis({
        dataDir: join(slot.folder, 'redis'),
        cacheDir: join(workspace, '.assent', 'cache'),
        databases: 1024,
        durable: false,
      }),
    ]);
    for (const server of [postgres, redis]) if (server.status === 'fulfilled') servers.push(server.value);
    for (const server of [postgres, redis]) if (server.status === 'rejected') throw server.reason;
    // What a killed run left in this slot. On a server that was given, only our own databases are ours.
    if (process.env.POSTGRES_URL === undefined) await dropDatabases(postgres.value.url, 'assent_test_');
    process.env.ASSENT_TEST_POSTGRES_URL = postgres.value.url;
    process.env.ASSENT_TEST_REDIS_URL = redis.value.url;
    process.env.ASSENT_TEST_RUN = runId;
  } catch (error) {
    await stop();
    throw error;
  }

  const stopAndEnd = (signal) => {
    void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stopAndEnd);
  process.once('SIGTERM', stopAndEnd);
  globalThis.assentTestServers = { stop };
};
