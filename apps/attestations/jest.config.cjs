module.exports = require('../../jest.preset.cjs')({ displayName: 'attestations', rootDir: __dirname });
