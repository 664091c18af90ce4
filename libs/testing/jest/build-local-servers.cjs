const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', '..', 'local-servers');

/**
 * Jest runs its global hooks outside its module system, so they need the compiled launcher. It depends on
 * no other package of the workspace and compiles by itself, and only when its sources are newer.
 */
exports.loadLocalServers = () => {
  const stamp = join(folder, 'dist', 'tsconfig.lib.tsbuildinfo');
  const sources = readdirSync(join(folder, 'src')).map((file) => join(folder, 'src', file));
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.some((file) => statSync(file).mtimeMs > builtAt)) {
    const compiler = require.resolve('typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '--build', join(folder, 'tsconfig.lib.json')], {
      stdio: 'inherit',
    });
  }
  return require(folder);
};
