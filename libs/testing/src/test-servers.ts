/** Addresses of the servers that the jest run has brought up. */
export interface TestServers {
  /** A role that may create databases. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Sets this run's names apart from those of other runs on the same servers. */
  readonly runId: string;
}

/** @throws when called outside a jest run that uses `jest.preset.cjs` */
export function testServers(): TestServers {
  const postgresUrl = process.env['ASSENT_TEST_POSTGRES_URL'];
  const redisUrl = process.env['ASSENT_TEST_REDIS_URL'];
  const runId = process.env['ASSENT_TEST_RUN'];
  if (postgresUrl === undefined || redisUrl === undefined || runId === undefined) {
    throw new Error(
      'No test servers are running: start this spec with jest, in a package whose jest.config.cjs uses jest.preset.cjs.',
    );
  }
  return { postgresUrl, redisUrl, runId };
}
