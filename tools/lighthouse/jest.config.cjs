module.exports = require('../../jest.preset.cjs')({ displayName: 'lighthouse', rootDir: __dirname });
