import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { AssentClient } from './assent-client.js';
import { launchBrowser } from './browser.js';
import { withAxe } from './faults.js';
import { faultsInEveryLook, forTheGuide } from './looks.js';

/*
 * One customer and everything that can be done on its page, in the order of a real day: the wrong person is
 * asked, names the right one, and that one says no. Each step is looked at on a desk and on a phone, light
 * and dark. It also makes the pictures of docs/user-guide.md.
 */

const WAIT = { timeout: 60_000 };
const STEP_MS = 300_000;

let product: TestProduct;
let browser: Browser;
let desk: BrowserContext;
let portal: Page;
let customerId: string;
let company: string;
let firstAddress: string;

beforeAll(async () => {
  product = await startTestProduct();
  const assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  customerId = await assent.customerWithoutAgreement();
  const { items } = await assent.workList('status=required&limit=200');
  company = items.find((row) => row.customerId === customerId)?.companyName ?? '';
  browser = await launchBrowser();
  desk = await withAxe(
    await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }),
  );
  portal = await desk.newPage();
}, 400_000);

afterAll(async () => {
  await browser.close();
  await product.drop();
}, 60_000);

const agreement = () => portal.getByRole('region', { name: 'Microsoft customer agreement' });
const dialog = () => portal.getByRole('dialog');

/** Presses Tab until the element has the focus, as somebody without a mouse gets there. */
async function tabTo(element: Locator): Promise<void> {
  await element.waitFor(WAIT);
  for (let i = 0; i < 60; i++) {
    if ((await element.and(portal.locator(':focus')).count()) === 1) return;
    await portal.keyboard.press('Tab');
  }
  throw new Error('The focus does not get there by keyboard.');
}

/** The page behind a dialog that has gone: to be read again, and with the focus somewhere on it. */
async function expectPageBack(): Promise<void> {
  await dialog().waitFor({ state: 'detached', ...WAIT });
  await portal.getByRole('heading', { level: 1, name: company }).waitFor(WAIT);
  // The dialog gives the focus back when it is gone.
  await waitFor(async () => (await portal.locator('main :focus').count()) === 1, {
    what: 'the focus to be back on the page',
  });
}

it(
  'shows a customer without an agreement, and its work list',
  async () => {
    await portal.goto(`${product.urls.gateway}/customers/mca`);
    await portal.getByRole('searchbox').waitFor(WAIT);
    await portal.getByText('MCA Required').first().waitFor(WAIT);
    await forTheGuide(portal, 'work-list');
    await portal.goto(`${product.urls.gateway}/customers/${customerId}`);
    await agreement().getByText('The customer has no Microsoft Customer Agreement.').waitFor(WAIT);
    expect(await faultsInEveryLook(portal, 'customer-required')).toEqual({});
  },
  STEP_MS,
);

it(
  'starts an attestation by keyboard alone, and loses nothing on the way',
  async () => {
    await tabTo(agreement().getByRole('button', { name: 'Start MCA attestation' }));
    await portal.keyboard.press('Enter');
    const firstName = dialog().getByLabel('First name');
    await firstName.waitFor(WAIT);
    await tabTo(firstName);
    await portal.keyboard.press('ControlOrMeta+A');
    await portal.keyboard.type('test');
    await dialog().getByText('Microsoft refuses placeholder names').waitFor(WAIT);
    expect(await faultsInEveryLook(portal, 'start-refused-name')).toEqual({});
    await portal.keyboard.press('Escape');
    const question = dialog().getByRole('alert').filter({ hasText: 'Discard what you typed?' });
    await question.locator(':focus').waitFor(WAIT);
    await portal.keyboard.press('Enter');
    await question.waitFor({ state: 'detached', ...WAIT });
    expect(await firstName.inputValue()).toBe('test');

    await tabTo(firstName);
    await portal.keyboard.press('ControlOrMeta+A');
    await portal.keyboard.type('Ada');
    for (const value of ['Jensen', 'ada.jensen@nordwind.example', '+49 30 1234567']) {
      await portal.keyboard.press('Tab');
      await portal.keyboard.press('ControlOrMeta+A');
      await portal.keyboard.type(value);
    }
    await tabTo(dialog().getByLabel('Country of the customer'));
    await portal.keyboard.type('Germany');
    await forTheGuide(portal, 'start');
    await tabTo(dialog().getByRole('button', { name: 'Create attestation' }));
    await portal.keyboard.press('Enter');
    const link = dialog().getByRole('textbox', { name: 'Acceptance link' });
    await link.waitFor(WAIT);
    firstAddress = await link.inputValue();
    await forTheGuide(portal, 'link');
    await portal.keyboard.press('Escape');
    await expectPageBack();
  },
  STEP_MS,
);

it(
  'hands the link over as a QR code, and shows what the signatory will see',
  async () => {
    await agreement().getByRole('textbox', { name: 'Acceptance link' }).waitFor(WAIT);
    await forTheGuide(portal, 'customer');
    expect(await faultsInEveryLook(portal, 'customer-pending')).toEqual({});
    await agreement().getByRole('button', { name: 'QR code' }).click();
    await dialog()
      .getByRole('img', { name: /QR code/ })
      .waitFor(WAIT);
    expect(await faultsInEveryLook(portal, 'customer-qr')).toEqual({});
    const download = portal.waitForEvent('download');
    await dialog().getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toMatch(/acceptance-link\.svg$/);
    await portal.keyboard.press('Escape');
    await expectPageBack();

    await agreement().getByRole('button', { name: 'Preview as customer' }).click();
    await dialog().getByLabel('Language').selectOption('ar');
    const page = portal.frameLocator('iframe');
    await page.locator('html[dir=rtl]').getByText(company).first().waitFor(WAIT);
    expect(await faultsInEveryLook(portal, 'customer-preview')).toEqual({});
    await portal.keyboard.press('Escape');
    await expectPageBack();
  },
  STEP_MS,
);

it(
  'learns by itself that the signatory named somebody else, and asks that one',
  async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await phone.newPage();
    await page.goto(`${firstAddress}?lang=en`);
    await forTheGuide(page, 'signatory');
    await page.getByText('I am not the right person').click();
    await page.getByLabel('First name').fill('Grace');
    await page.getByLabel('Last name').fill('Lund');
    await page.getByLabel('Email').fill('grace.lund@nordwind.example');
    await page.getByLabel(/should know/).fill('She signs for the company.');
    await page.getByRole('button', { name: /^Tell / }).click();
    await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor(WAIT);

    await agreement().getByText('Ada Jensen named somebody else as the right person').waitFor(WAIT);
    await forTheGuide(portal, 'suggestion');
    expect(await faultsInEveryLook(portal, 'customer-suggestion')).toEqual({});
    await agreement().getByRole('button', { name: 'Ask the other person' }).click();
    await dialog().getByText('Ada Jensen is no longer asked', { exact: false }).waitFor(WAIT);
    await waitFor(async () => (await dialog().getByLabel('First name').inputValue()) === 'Grace', {
      what: 'the other person in the form',
    });
    expect(await faultsInEveryLook(portal, 'start-other-person')).toEqual({});
    await dialog().getByRole('button', { name: 'Create attestation' }).click();
    await dialog().getByRole('textbox', { name: 'Acceptance link' }).waitFor(WAIT);
    await dialog().getByRole('button', { name: 'Done' }).click();
    await expectPageBack();

    await page.goto(`${firstAddress}?lang=en`);
    await page.getByRole('heading', { name: 'Somebody else was asked' }).waitFor(WAIT);
    await phone.close();
  },
  STEP_MS,
);

it(
  'reads why the other one declined, and what was tried before',
  async () => {
    const address = await waitFor(
      async () => {
        const shown = await agreement().getByRole('textbox', { name: 'Acceptance link' }).inputValue();
        return shown !== firstAddress && shown;
      },
      { what: 'the address of the one who is asked now', deadlineMs: WAIT.timeout },
    );
    const page = await desk.newPage();
    await page.goto(`${address}?lang=en`);
    await page.getByText('I do not want to accept').click();
    await page.getByLabel(/Your reason/).fill('We buy through another partner now.');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('heading', { name: 'You have declined' }).waitFor(WAIT);
    await page.close();

    await agreement().getByText('We buy through another partner now.').waitFor(WAIT);
    await portal.getByRole('region', { name: 'Earlier attestations' }).getByText('Ada Jensen').waitFor(WAIT);
    await portal
      .getByRole('region', { name: 'Timeline' })
      .getByText('Declined by the customer')
      .waitFor(WAIT);
    expect(await faultsInEveryLook(portal, 'customer-declined')).toEqual({});
  },
  STEP_MS,
);
