import axe from 'axe-core';
import { startTestProduct, waitFor, type TestProduct } from '@assent/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AssentClient } from './assent-client.js';
import { keepScreenshot, launchBrowser } from './browser.js';

/*
 * Home, the work list with its filters and views, all customers, the palette and the keys: on a desk and on a
 * phone, light and dark, by keyboard alone, and under axe.
 */

const WAIT = { timeout: 60_000 };
/** For one test: a page, its looks, and what is done on it. */
const STEP_MS = 240_000;
const LOOKS = [
  { name: 'desktop-light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;
const PAGES = [
  { name: 'home', path: '/', ready: (page: Page) => page.getByText('Median time to accept') },
  {
    name: 'work-list-filters',
    path: '/customers/mca?open=1&country=DE',
    ready: (page: Page) => page.getByLabel('Country'),
  },
  {
    name: 'all-customers',
    path: '/customers',
    ready: (page: Page) => page.locator('[data-row-link]').first(),
  },
] as const;

let product: TestProduct;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  product = await startTestProduct({ environment: { SANDBOX_INDIRECT_RESELLERS: '3' } });
  const assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  // One link is out, so that Home has something to show.
  const started = await assent.post(
    `/api/v1/customers/${await assent.customerWithoutAgreement()}/mca/attestations`,
    { contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' }, country: 'DE' },
    { prefer: 'wait=30' },
  );
  expect(started.status).toBe(201);
  browser = await launchBrowser();
}, 400_000);

afterAll(async () => {
  await browser.close();
  await product.drop();
}, 120_000);

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${product.urls.gateway}${path}`);
  return page;
}

/** What axe finds that keeps people from using the page. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** The page is wider than the screen. */
const overflows = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe.each(LOOKS)('$name', ({ name, viewport, colorScheme }) => {
  it.each(PAGES)(
    'shows $name',
    async (shown) => {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await open(context, shown.path);
      await shown.ready(page).waitFor(WAIT);
      await keepScreenshot(page, `${shown.name}-${name}`);
      expect(await barriers(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await context.close();
    },
    STEP_MS,
  );

  it(
    'shows the palette',
    async () => {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await open(context, '/');
      await page.getByText('Median time to accept').waitFor(WAIT);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('cust');
      await page.getByRole('option').first().waitFor(WAIT);
      await keepScreenshot(page, `palette-${name}`);
      expect(await barriers(page)).toEqual([]);
      await context.close();
    },
    STEP_MS,
  );

  it(
    'keeps a view under a name, and shows those that are kept',
    async () => {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await open(context, '/customers/mca?open=1&country=DE');
      const dialog = page.getByRole('dialog', { name: 'Views' });
      await page.getByRole('button', { name: 'View: Own filters' }).press('Enter', WAIT);
      await page.getByRole('menuitem', { name: 'Save this view…' }).press('Enter', WAIT);
      await dialog.getByLabel('Name of the present filters and order').fill('Germany, open work', WAIT);
      await keepScreenshot(page, `views-save-${name}`);
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached', ...WAIT });
      const menu = page.getByRole('button', { name: 'View: Germany, open work' });
      await menu.and(page.locator(':focus')).waitFor(WAIT);

      await menu.press('Enter', WAIT);
      await page.getByRole('menuitem', { name: 'Manage views…' }).press('Enter', WAIT);
      await dialog.getByLabel('Name of the view Germany, open work').waitFor(WAIT);
      await keepScreenshot(page, `views-${name}`);
      expect(await barriers(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached', ...WAIT });
      await menu.and(page.locator(':focus')).waitFor(WAIT);
      await context.close();
    },
    STEP_MS,
  );
});

describe('by keyboard alone', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => context.close());

  /** Two keys that belong together, the second one without waiting for what the page makes of the first. */
  const pressTogether = (page: Page, ...keys: readonly string[]) =>
    Promise.all(keys.map((key) => page.keyboard.press(key)));
  const headline = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor(WAIT);

  it(
    'goes from Home to the customers behind a number',
    async () => {
      const page = await open(context, '/');
      const link = page.getByRole('region', { name: 'Needs attention today' }).getByRole('link').first();
      await link.waitFor(WAIT);
      await link.focus();
      await page.keyboard.press('Enter');
      await headline(page, 'MCA management');
      expect(new URL(page.url()).search).not.toBe('');
      await page.close();
    },
    STEP_MS,
  );

  it(
    'goes to a page with two keys, walks through the list, opens a customer and comes back',
    async () => {
      const page = await open(context, '/');
      await headline(page, 'Home');
      await pressTogether(page, 'g', 'm');
      await headline(page, 'MCA management');
      await page.locator('[data-row-link]').nth(2).waitFor(WAIT);
      for (const key of ['j', 'j', 'ArrowDown', 'k']) await page.keyboard.press(key);
      const chosen = await page.evaluate<string>('document.activeElement.textContent');
      expect(chosen).toBe(await page.locator('[data-row-link]').nth(1).textContent());
      await page.keyboard.press('Enter');
      await headline(page, chosen);
      await page.goBack();
      await headline(page, 'MCA management');
      await page.close();
    },
    STEP_MS,
  );

  it(
    'finds a customer by the palette, and acts on it',
    async () => {
      const page = await open(context, '/customers');
      const name = (await page.locator('[data-row-link]').nth(4).textContent(WAIT)) ?? '';
      // Nobody waits for a field before typing into it.
      await page.keyboard.press('Control+k');
      await page.keyboard.type(name);
      await page.getByRole('option', { name }).first().waitFor(WAIT);
      await page.keyboard.press('Enter');
      await headline(page, name);
      await page.getByRole('heading', { name: 'Microsoft customer agreement' }).waitFor(WAIT);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('refresh');
      await page.getByRole('option', { name: /^Refresh status/ }).waitFor(WAIT);
      await page.keyboard.press('Enter');
      await page
        .getByText(/The status of .* is up to date/)
        .first()
        .waitFor(WAIT);
      await page.close();
    },
    STEP_MS,
  );

  it(
    'keeps filters as a view, and opens it again',
    async () => {
      const page = await open(context, '/customers/mca?open=1&sort=company');
      await page.getByRole('button', { name: 'View: Own filters' }).press('Enter', WAIT);
      await page.getByRole('menuitem', { name: 'Save this view…' }).press('Enter', WAIT);
      await page.getByLabel('Name of the present filters and order').fill('By name');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'View: By name' }).waitFor(WAIT);
      await page.goto(`${product.urls.gateway}/customers/mca`);
      await page.getByRole('button', { name: 'View: All customers' }).press('Enter', WAIT);
      await page.getByRole('menuitemradio', { name: 'By name' }).press('Enter', WAIT);
      await page.waitForURL(/open=1&sort=company/, WAIT);
      await page.close();
    },
    STEP_MS,
  );

  it(
    'chooses a reseller by its name, which stands with its customers',
    async () => {
      const page = await open(context, '/customers/mca');
      await page.getByText('via Kiefernhain Systemhaus GmbH').first().waitFor(WAIT);
      await page.getByRole('button', { name: 'More filters' }).press('Enter', WAIT);
      const field = page.getByRole('combobox', { name: 'Reseller' });
      await field.focus(WAIT);
      await page.keyboard.type('kiefern');
      await page.getByRole('option', { name: /^Kiefernhain/ }).waitFor(WAIT);
      await keepScreenshot(page, 'work-list-reseller');
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/reseller=/, WAIT);
      await page.reload();
      await page.getByText('via Kiefernhain Systemhaus GmbH').first().waitFor(WAIT);
      // The filter asks for the name by itself, after the list has come.
      await waitFor(async () => (await field.inputValue()) === 'Kiefernhain Systemhaus GmbH', {
        deadlineMs: WAIT.timeout,
        what: 'the name of the reseller to stand in its filter',
      });
      await page.locator('[data-row-link]').first().press('Enter', WAIT);
      await page.getByRole('link', { name: 'Kiefernhain Systemhaus GmbH' }).waitFor(WAIT);
      await page.close();
    },
    STEP_MS,
  );

  it(
    'opens the navigation of a phone, leaves it, and goes to a page from it',
    async () => {
      const phone = await browser.newContext({ viewport: LOOKS[2].viewport });
      const page = await open(phone, '/');
      await headline(page, 'Home');
      const opener = page.getByRole('button', { name: 'Open navigation' });
      const drawer = page.getByRole('dialog');
      await opener.press('Enter', WAIT);
      await drawer.getByRole('link', { name: 'Home' }).waitFor(WAIT);
      await keepScreenshot(page, 'navigation-phone-light');
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached', ...WAIT });
      await opener.and(page.locator(':focus')).waitFor(WAIT);

      await opener.press('Enter', WAIT);
      await drawer.getByRole('link', { name: 'All customers' }).press('Enter', WAIT);
      await drawer.waitFor({ state: 'detached', ...WAIT });
      // By its role: a page that stays hidden behind the drawer that has gone is not found.
      const arrived = page.getByRole('heading', { level: 1, name: 'All customers' });
      await arrived.and(page.locator(':focus')).waitFor(WAIT);
      await phone.close();
    },
    STEP_MS,
  );

  it(
    'goes back with a dialog open, to a page that can be read',
    async () => {
      const page = await open(context, '/');
      await headline(page, 'Home');
      await pressTogether(page, 'g', 'm');
      await page.getByRole('button', { name: 'Start MCA attestation' }).first().press('Enter', WAIT);
      await page.getByLabel('First name').waitFor(WAIT);
      // The page behind is hidden a moment after the dialog is there.
      await page.locator('#root[aria-hidden=true]').waitFor({ state: 'attached', ...WAIT });
      await page.goBack();
      await headline(page, 'Home');
      await page.close();
    },
    STEP_MS,
  );

  it(
    'takes the filtered list home as a file',
    async () => {
      const page = await open(context, '/customers/mca?status=required');
      await page.getByRole('button', { name: 'Export' }).press('Enter', WAIT);
      const download = page.waitForEvent('download', WAIT);
      await page.getByRole('menuitem', { name: 'CSV for Excel' }).press('Enter', WAIT);
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^mca-customers-\d{4}-\d\d-\d\d\.csv$/);
      expect(await file.failure()).toBeNull();
      await page.close();
    },
    STEP_MS,
  );

  it(
    'tells its keys',
    async () => {
      const page = await open(context, '/');
      await headline(page, 'Home');
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await sheet.waitFor(WAIT);
      await keepScreenshot(page, 'shortcuts');
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached', ...WAIT });
      // By its role: a page that stays hidden behind the dialog that has gone is not found.
      await headline(page, 'Home');
      await page.close();
    },
    STEP_MS,
  );
});

it(
  'draws only what is in sight of all customers',
  async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${product.urls.gateway}/customers`);
    await page.locator('[data-row-link]').first().waitFor(WAIT);
    expect(await page.locator('[data-row-link]').count()).toBeLessThan(45);
    await page.close();
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(faults).toEqual([]);
});
