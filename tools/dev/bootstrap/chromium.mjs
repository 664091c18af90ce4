import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep } from './run-step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Without fonts a page of text is measured and pictured wrongly. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-core'];

/**
 * The browser that the browser tests drive: CHROMIUM_PATH, else on PATH, else installed where that is ours
 * to do (root on Debian, as in a container).
 * @throws Error that says how to install one
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which is no program.`);
  }
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const apt = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runStep('Reading the list of packages', 'apt-get', [...apt, 'update'], { env });
    await runStep(
      'Installing Chromium for the browser tests',
      'apt-get',
      [...apt, 'install', '--yes', '--no-install-recommends', ...DEBIAN_PACKAGES],
      { env, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const installed = findChromium();
    if (installed) return installed;
  }
  const how =
    process.platform === 'darwin' ? 'brew install --cask chromium' : 'sudo apt-get install chromium';
  throw new Error(
    `The browser tests need Chromium or Google Chrome. Install it (${how}) or set CHROMIUM_PATH to the program.`,
  );
}

function findChromium() {
  return NAMES.map(onPath).find(Boolean) ?? MAC_PATHS.find(isProgram);
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
