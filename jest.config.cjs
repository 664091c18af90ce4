/** One run over every package, so that two cores are shared and one summary closes it. */
module.exports = {
  projects: [
    '<rootDir>/libs/*/jest.config.cjs',
    '<rootDir>/apps/*/jest.config.cjs',
    '<rootDir>/tools/*/jest.config.cjs',
  ],
  // In a run over several packages jest takes this from here alone; see jest.preset.cjs for the reason.
  testTimeout: 120_000,
};
