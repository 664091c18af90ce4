const { Redis } = require('ioredis');

/** Empties the numbered databases that specs of this run have claimed, and no other. */
exports.emptyClaimedDatabases = async (url, runId) => {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  try {
    const claims = await redis.smembers(`assent:test:${runId}:claims`);
    for (const index of claims) {
      await redis.select(Number(index));
      await redis.flushdb();
    }
    await redis.select(0);
    await redis.del(`assent:test:${runId}:claims`, `assent:test:${runId}:next`);
  } finally {
    redis.disconnect();
  }
};
