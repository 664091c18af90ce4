module.exports = require('../../jest.preset.cjs')({ displayName: 'partner-center', rootDir: __dirname });
