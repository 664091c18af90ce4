/** Pure packages, and one that has servers of its own to kill: their specs start without PostgreSQL and Redis. */
const WITHOUT_SERVERS = new Set(['domain', 'contracts', 'keyring', 'portal', 'chaos', 'lighthouse']);

/**
 * What every package's jest configuration shares: TypeScript through swc with Nest's decorators,
 * `.js` endings of relative imports mapped to their sources, and libraries read from `src` through
 * the same export condition that the compiler uses, so that a spec never runs against a stale build.
 * PostgreSQL and Redis are brought up once per run, however many packages take part in it.
 */
module.exports = ({ displayName, rootDir, ...rest }) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  // Real servers on a busy machine now and then take seconds; what hangs still ends. Several times what `waitFor`
  // waits, so that a wait in vain ends first and says what it waited for.
  testTimeout: 120_000,
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@assent/source', 'node', 'node-addons'] },
  ...(WITHOUT_SERVERS.has(displayName)
    ? {}
    : {
        globalSetup: `${__dirname}/libs/testing/jest/start-servers.cjs`,
        globalTeardown: `${__dirname}/libs/testing/jest/stop-servers.cjs`,
      }),
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, tsx: displayName === 'portal' },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  ...rest,
});
