import { startTestProduct, type TestProduct } from '@assent/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { withAxe } from './faults.js';
import { faultsInEveryLook, forTheGuide } from './looks.js';

/*
 * Whether Assent can work with Microsoft, as the operations team sees it: while it works, while nothing does, while Microsoft throttles. The whole product runs, and the stand-in for Microsoft fails.
 */

/** A browser on a busy machine takes seconds for a page. */
const WAIT = { timeout: 60_000 };
const BROWSER_MS = 400_000;

let product: TestProduct;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await startTestProduct({
    environment: { PARTNER_CENTER_REFRESH_TOKEN: 'sandbox-refresh-token' },
  });
  browser = await launchBrowser();
  const context = await withAxe(
    await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }),
  );
  page = await context.newPage();
}, BROWSER_MS);
afterAll(async () => {
  await browser.close();
  await product.drop();
}, 60_000);

async function microsoft(...faults: object[]): Promise<void> {
  const answer = await fetch(`${product.urls.sandbox}/_control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  expect(answer.status).toBe(200);
}
const status = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
/** Presses the button by keyboard, and waits until the check is over. */
async function check(): Promise<void> {
  const button = page.getByRole('button', { name: 'Check now' });
  await button.waitFor(WAIT);
  await button.focus();
  await page.keyboard.press('Enter');
}

it(
  'is found in the navigation, and knows of the calls that services make by themselves',
  async () => {
    await page.goto(product.urls.gateway);
    await page.getByRole('link', { name: 'Connection to Microsoft' }).click(WAIT);
    await page.getByText('Application and user').waitFor(WAIT);
    await status('Working').waitFor(WAIT);
    await page.getByText(/^In use for/).waitFor(WAIT);
  },
  BROWSER_MS,
);

it(
  'works once it was checked by keyboard',
  async () => {
    await check();
    await page.getByText('The connection works', { exact: true }).waitFor(WAIT);
    await status('Working').waitFor(WAIT);
    await page.getByText(/^In use for/).waitFor(WAIT);
    await page.getByText('Nothing waits').first().waitFor(WAIT);
    await page.getByText('The connection works', { exact: true }).waitFor({ state: 'hidden', ...WAIT });
    expect(await faultsInEveryLook(page, 'connection-working')).toEqual({});
    await forTheGuide(page, 'connection');
  },
  BROWSER_MS,
);

it(
  'says what is wrong and what to do, also on Home',
  async () => {
    await microsoft({ path: '/*/oauth2/**', status: 401, body: 'entra', code: 7000222 });
    await check();
    await status('Not working').waitFor(WAIT);
    await page.getByText('Make a new client secret in Microsoft Entra').waitFor(WAIT);
    expect(await faultsInEveryLook(page, 'connection-failing')).toEqual({});
    await forTheGuide(page, 'connection-failing');

    await page.goto(product.urls.gateway);
    const line = page.getByRole('link', { name: /The connection to Microsoft does not work/ });
    await line.waitFor(WAIT);
    expect(await faultsInEveryLook(page, 'home-connection-failing')).toEqual({});
    await line.click();
    await status('Not working').waitFor(WAIT);
  },
  BROWSER_MS,
);

it(
  'says until when Microsoft wants a pause, and that it works again afterwards',
  async () => {
    await microsoft({ path: '/v1/customers', status: 429, retryAfterSeconds: 45, count: 2 });
    await check();
    await status('Throttled by Microsoft').waitFor(WAIT);
    await page.getByText(/^Paused by Microsoft until/).waitFor(WAIT);
    expect(await faultsInEveryLook(page, 'connection-throttled')).toEqual({});
    await status('Throttled by Microsoft').waitFor({ state: 'detached', timeout: 150_000 });
    await check();
    await status('Working').waitFor(WAIT);
  },
  BROWSER_MS,
);
