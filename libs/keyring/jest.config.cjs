module.exports = require('../../jest.preset.cjs')({ displayName: 'keyring', rootDir: __dirname });
