import { CHROMIUM_FLAGS } from '@assent/testing';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const WORKSPACE = dirname(dirname(dirname(dirname(__dirname))));
/** Where browser tests leave what they saw. */
const SCREENSHOTS = join(WORKSPACE, '.assent', 'screenshots');

function chromiumPath(): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found === undefined)
    throw new Error('Install Chromium or set CHROMIUM_PATH to it; npm test does so by itself.');
  return found;
}

/** A headless Chromium that asks nobody but the pages it is sent to. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS],
  });
}

/** Keeps a picture of the page under `.assent/screenshots`: of what is in the window, or of the whole page. */
export async function keepScreenshot(page: Page, name: string, { whole = false } = {}): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  // A colour on its way from light to dark would be neither.
  await page.screenshot({
    path: join(SCREENSHOTS, `${name}.png`),
    fullPage: whole,
    animations: 'disabled',
  });
}
