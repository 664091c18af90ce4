import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { keepScreenshot } from './browser.js';
import { overflows, seriousFaults } from './faults.js';

const GUIDE_IMAGES = join(dirname(dirname(dirname(dirname(__dirname)))), 'docs', 'images');

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { name: 'desk-light', viewport: DESK, colorScheme: 'light' },
  { name: 'desk-dark', viewport: DESK, colorScheme: 'dark' },
  { name: 'phone-light', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark' },
] as const;

/** Text is bright in the dark. The portal fetches its dark colours when they are wanted for the first time. */
const IS_IN_COLOURS = `(scheme) => {
  const { color } = getComputedStyle(document.querySelector('h1') ?? document.body);
  const [red, green, blue] = color.match(/[\\d.]+/g).map(Number);
  return (red + green + blue > 384) === (scheme === 'dark');
}`;

/** What is wrong with the page as it stands, in each look; and a picture of each. */
export async function faultsInEveryLook(page: Page, name: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(IS_IN_COLOURS, look.colorScheme);
    // What the new size and scheme bring comes with the next frames.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await keepScreenshot(page, `${name}-${look.name}`);
    const faults = await seriousFaults(page);
    if (await overflows(page)) faults.push('wider than the window');
    if (faults.length > 0) found[look.name] = faults;
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

/** Phones old and new, a tablet, a desk; axe looks at the narrowest and the widest. */
const SIZES = [
  { width: 320, height: 640, axe: true },
  { width: 390, height: 844, axe: false },
  { width: 768, height: 1024, axe: false },
  { width: 1280, height: 800, axe: true },
] as const;

/** What is wrong with the page as it stands, in each size; and a picture of the whole page in each. */
export async function faultsInEverySize(page: Page, name: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { width, height, axe } of SIZES) {
    await page.setViewportSize({ width, height });
    await keepScreenshot(page, `${name}-${width}`, { whole: true });
    const faults = axe ? await seriousFaults(page) : [];
    if (await overflows(page)) faults.push('wider than the window');
    if (faults.length > 0) found[width] = faults;
  }
  return found;
}

/** Makes a picture of the user guide again, when that is asked for by `npm run user-guide`. */
export async function forTheGuide(page: Page, name: string): Promise<void> {
  if (process.env['USER_GUIDE'] !== '1') return;
  mkdirSync(GUIDE_IMAGES, { recursive: true });
  await page.screenshot({ path: join(GUIDE_IMAGES, `guide-${name}.png`) });
}
