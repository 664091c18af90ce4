module.exports = require('../../jest.preset.cjs')({ displayName: 'microsoft-sandbox', rootDir: __dirname });
