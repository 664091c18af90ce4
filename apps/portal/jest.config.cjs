const preset = require('../../jest.preset.cjs');

/** These ship ES modules only; jest loads CommonJS, so they go through swc as our own sources do. */
const esModulesOnly = ['@tanstack/react-table', '@tanstack/table-core'];

const config = preset({
  displayName: 'portal',
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/browser-environment.cjs',
  testEnvironmentOptions: { customExportConditions: ['@assent/source', 'node', 'require', 'default'] },
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
});

const [[, swc]] = Object.entries(config.transform);
module.exports = { ...config, transform: { '^.+\\.(tsx?|m?js)$': swc } };
