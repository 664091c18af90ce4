import { bulkOperationSchema, type WorkListRow } from '@assent/contracts';
import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AssentClient } from './assent-client.js';
import { keepScreenshot, launchBrowser } from './browser.js';
import { overflows, seriousFaults, withAxe } from './faults.js';

/*
 * A file from its upload to its last outcome, by keyboard alone, while Microsoft throttles and the gateway is
 * killed in the middle; and the same pages on a phone in the dark.
 */

const WAIT = { timeout: 60_000 };
const STEP_MS = 240_000;
/** More than are on their way at a time, so that some are still to be sent when the gateway dies. */
const ROWS = 30;

let product: TestProduct;
let browser: Browser;
let desk: BrowserContext;
let page: Page;
let assent: AssentClient;
let customers: readonly WorkListRow[];
const scriptErrors: string[] = [];

/** The spec brings its own throttling; the call budget is not what it is about. */
const BUDGET = { PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=100000,agreements=100000,customers=100000' };

const emailOf = (index: number) => `signatory${String(index)}@bulk.example`;

beforeAll(async () => {
  product = await startTestProduct({ restart: true, environment: { ...BUDGET, SANDBOX_CUSTOMERS: '160' } });
  assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  customers = await waitFor(
    async () => {
      const { items } = await assent.workList('status=required&limit=200');
      const open = items.filter(({ reasonCode }) => reasonCode === 'no_agreement');
      return open.length > ROWS + 3 && open;
    },
    { what: 'customers without an agreement', deadlineMs: 120_000, everyMs: 500 },
  );
  browser = await launchBrowser();
  desk = await withAxe(
    await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true }),
  );
  page = await desk.newPage();
  page.on('pageerror', (error) => scriptErrors.push(error.message));
}, 500_000);

afterAll(async () => {
  await browser.close();
  await product.drop();
}, 60_000);

/** From now on Microsoft refuses to create attestations for the moment. */
async function throttle(limits: { readonly probability?: number; readonly count?: number }): Promise<void> {
  const rule = { path: '/v1/attestations/**', method: 'POST', status: 429, retryAfterSeconds: 1, ...limits };
  const answer = await fetch(`${product.urls.sandbox}/_control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 7, rules: [rule] }),
  });
  expect(answer.status).toBe(200);
}

/** As a spreadsheet of a German office saves it, with two rows that somebody has to correct. */
function aFile(): Buffer {
  const lines = customers
    .slice(0, ROWS)
    .map(
      ({ tenantId }, index) =>
        `{${String(tenantId).toUpperCase()}};Ada;Jensen;${emailOf(index)};0049 30 1234567`,
    );
  const wrong = ['00000000-0000-4000-8000-000000000000;Ada;Jensen;ada@bulk.example;', 'no id;Ada;Jensen;x;'];
  const text = ['Tenant-ID;Vorname;Nachname;E-Mail;Telefon', ...lines, ...wrong].join('\r\n');
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

/**
 * What a screen reader would call the element that has the focus, near enough. The page itself, which has the
 * focus after a change of pages, contains every word there is and is nothing to press.
 */
const FOCUSED = `(({ activeElement: element }) =>
  element?.matches('a, button, input, select') ? (element.ariaLabel ?? '') + element.textContent : '')(document)`;

/** Walks by Tab to what has this name, as somebody without a mouse does. */
async function tabTo(name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate<string>(FOCUSED);
    if (name.test(there)) return;
  }
  throw new Error(`Nobody comes to ${String(name)} by keyboard.`);
}

async function isFine(name: string, on: Page = page): Promise<void> {
  await keepScreenshot(on, name);
  expect(await seriousFaults(on)).toEqual([]);
  expect(await overflows(on)).toBe(false);
}

it(
  'takes a file over its columns to a preview, by keyboard alone',
  async () => {
    await page.goto(`${product.urls.gateway}/bulk-operations`);
    await page.getByRole('heading', { name: 'No bulk operation yet' }).waitFor(WAIT);
    await isFine('bulk-empty');
    await tabTo(/New from CSV/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose the file' }).waitFor(WAIT);
    await isFine('bulk-file');

    await tabTo(/Choose a file/);
    const chosen = page.waitForEvent('filechooser', WAIT);
    // Once round to the browser: it opens a window of its own until it has heard that somebody waits for one.
    await page.evaluate('0');
    await page.keyboard.press('Enter');
    const chooser = await chosen;
    await chooser.setFiles({ name: 'kunden.csv', mimeType: 'text/csv', buffer: aFile() });
    await page.getByRole('heading', { name: 'Match the columns' }).waitFor(WAIT);
    expect(await page.getByLabel('Tenant id').inputValue()).toBe('Tenant-ID');
    expect(await page.getByLabel('Phone').inputValue()).toBe('Telefon');
    await isFine('bulk-columns');

    await tabTo(/Check the rows/);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Rows' }).waitFor(WAIT);
    expect(await page.getByRole('main').innerText()).toContain(
      `${String(ROWS)} ready, 2 refused, 0 skipped of ${String(ROWS + 2)}`,
    );
    await isFine('bulk-check');
  },
  STEP_MS,
);

it('sends every row once, although Microsoft throttles and the gateway is killed in the middle', async () => {
  // Until the gateway dies Microsoft lets nobody through: however slow the page is, it sees the middle.
  await throttle({});
  await tabTo(new RegExp(`Send for ${String(ROWS)} customers`));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Start MCA attestations' }).waitFor(WAIT);
  await page.getByRole('button', { name: 'Pause' }).waitFor(WAIT);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const current = async () =>
    bulkOperationSchema.parse((await assent.get(`/api/v1/mca/bulk-operations/${id}`)).body);
  await waitFor(async () => (await current()).progress.sent > 0, {
    what: 'the first rows to be sent',
    deadlineMs: 60_000,
  });
  await keepScreenshot(page, 'bulk-running');
  product.process('gateway').kill('SIGKILL');
  await throttle({ probability: 0.5, count: 25 });

  const ended = await waitFor(
    async () => {
      const operation = await current();
      return operation.state === 'finished' && operation;
    },
    { what: 'the bulk operation to end', deadlineMs: 300_000, everyMs: 500 },
  );
  expect(ended.progress).toMatchObject({ succeeded: ROWS, refused: 2, waiting: 0, sent: 0 });
  for (let index = 0; index < ROWS; index++) {
    const atMicrosoft = await fetch(
      `${product.urls.sandbox}/_control/attestations?email=${encodeURIComponent(emailOf(index))}`,
    );
    expect(await atMicrosoft.json()).toMatchObject({ count: 1 });
  }
  // The open page has found its way back to the gateway by itself.
  const settled = `${String(ROWS + 2)} of ${String(ROWS + 2)} settled`;
  await page.getByText(settled).waitFor(WAIT);
  await page.getByText('Finished').first().waitFor(WAIT);
  await isFine('bulk-finished');
}, 500_000);

it(
  'gives a file with one line for each row, and takes the same file no second time unasked',
  async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the results' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(ROWS + 3);
    expect(lines.filter((line) => line.includes(',done,'))).toHaveLength(ROWS);
    expect(lines.filter((line) => line.includes(',refused,'))).toHaveLength(2);

    await page.goto(`${product.urls.gateway}/bulk-operations/new`);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click(),
    ]);
    await chooser.setFiles({ name: 'kunden.csv', mimeType: 'text/csv', buffer: aFile() });
    await page.getByRole('button', { name: 'Check the rows' }).click(WAIT);
    await page.getByText('This file was taken with the same action before').waitFor(WAIT);
    expect(await page.getByRole('main').innerText()).toContain(`0 ready, 2 refused, ${String(ROWS)} skipped`);
    await isFine('bulk-again');
  },
  STEP_MS,
);

it(
  'previews what is selected in the list, and leads on to its progress',
  async () => {
    await page.goto(`${product.urls.gateway}/customers/mca?status=pending`);
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
    await boxes.first().waitFor(WAIT);
    await boxes.nth(0).click();
    await boxes.nth(3).click({ modifiers: ['Shift'] });
    await page.getByText('4 selected').waitFor(WAIT);
    await isFine('bulk-selection');
    await page.getByRole('button', { name: 'Refresh status…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('table', { name: 'Rows' }).waitFor(WAIT);
    await isFine('bulk-preview');
    await dialog.getByRole('button', { name: /^Send for/ }).click(WAIT);
    // By its role: a page that stays hidden behind the dialog that has gone is not found.
    await page.getByRole('heading', { level: 1, name: 'Refresh status' }).waitFor(WAIT);
  },
  STEP_MS,
);

it(
  'works on a phone in the dark',
  async () => {
    const phone = await withAxe(
      await browser.newContext({
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        colorScheme: 'dark',
      }),
    );
    const small = await phone.newPage();
    small.on('pageerror', (error) => scriptErrors.push(error.message));
    await small.goto(`${product.urls.gateway}/bulk-operations`);
    await small.getByRole('table', { name: 'Bulk operations' }).waitFor(WAIT);
    await isFine('bulk-list-phone-dark', small);
    await small.getByRole('link', { name: 'Start MCA attestations' }).tap();
    await small.getByRole('table', { name: 'Rows' }).waitFor(WAIT);
    await isFine('bulk-finished-phone-dark', small);
    await small.goto(`${product.urls.gateway}/bulk-operations/new`);
    await small.getByRole('button', { name: 'Choose a file' }).waitFor(WAIT);
    await isFine('bulk-file-phone-dark', small);

    await small.goto(`${product.urls.gateway}/customers/mca?status=pending`);
    await small
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .tap(WAIT);
    await small.getByRole('button', { name: 'Select all shown' }).tap(WAIT);
    await isFine('bulk-selection-phone-dark', small);
    await small.getByRole('button', { name: 'Renew link…' }).tap();
    await small.getByRole('dialog').getByRole('table', { name: 'Rows' }).waitFor(WAIT);
    await isFine('bulk-preview-phone-dark', small);
    await phone.close();
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(scriptErrors).toEqual([]);
});
