const { dropDatabases } = require('./drop-databases.cjs');
const { emptyClaimedDatabases } = require('./empty-redis.cjs');

/** Leaves nothing of this run on a server that was given, and stops those that were started. */
module.exports = async () => {
  const { ASSENT_TEST_POSTGRES_URL, ASSENT_TEST_REDIS_URL, ASSENT_TEST_RUN } = process.env;
  await dropDatabases(ASSENT_TEST_POSTGRES_URL, `assent_test_${ASSENT_TEST_RUN}_`);
  await emptyClaimedDatabases(ASSENT_TEST_REDIS_URL, ASSENT_TEST_RUN);
  await globalThis.assentTestServers.stop();
};
