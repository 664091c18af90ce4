import { startTestProduct, type TestProduct } from '@assent/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AssentClient } from './assent-client.js';
import { keepScreenshot, launchBrowser } from './browser.js';

/*
 * The journey with the mouse: the portal, the customer's page on a phone without JavaScript, the acceptance
 * page of the stand-in for Microsoft, and back. Everything is found as a person finds it: by role and text.
 */

const WAIT = { timeout: 60_000 };
const STEP_MS = 240_000;

let product: TestProduct;
let browser: Browser;
let desk: BrowserContext;
let portal: Page;
let company: string;
let landing: string;
const faults: string[] = [];

beforeAll(async () => {
  product = await startTestProduct();
  const assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  const customerId = await assent.customerWithoutAgreement();
  const { items } = await assent.workList('status=required&limit=200');
  company = items.find((row) => row.customerId === customerId)?.companyName ?? '';
  browser = await launchBrowser();
  desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  portal = await desk.newPage();
  portal.on('pageerror', (error) => faults.push(error.message));
}, 400_000);

afterAll(async () => {
  await browser.close();
  await product.drop();
}, 60_000);

it(
  'finds the customer among those that need an agreement',
  async () => {
    await portal.goto(`${product.urls.gateway}/customers/mca`);
    await portal.getByRole('button', { name: /MCA Required/ }).click(WAIT);
    await portal.getByRole('searchbox').fill(company);
    // What was typed is searched for a moment later: a click before that would find a list that is about to change.
    await portal.waitForURL(
      ({ searchParams }) => searchParams.get('status') === 'required' && searchParams.has('search'),
      WAIT,
    );
    await portal
      .locator('main [aria-busy=true]')
      .first()
      .waitFor({ state: 'hidden', ...WAIT });
    await portal.getByRole('link', { name: company }).first().waitFor(WAIT);
    await keepScreenshot(portal, 'mca-management');
  },
  STEP_MS,
);

it(
  'starts the attestation and gets the acceptance link',
  async () => {
    await portal.getByRole('link', { name: company }).first().click();
    await portal.getByRole('heading', { name: 'Microsoft customer agreement' }).waitFor(WAIT);
    await portal.getByRole('button', { name: 'Start MCA attestation' }).first().click();
    const dialog = portal.locator('[role=alertdialog], [role=dialog]');
    await dialog.getByLabel('First name').fill('Ada');
    await dialog.getByLabel('Last name').fill('Jensen');
    await dialog.getByLabel('Email').fill('ada.jensen@nordwind.example');
    await dialog.getByRole('textbox', { name: /Phone/ }).fill('+49 30 1234567');
    await dialog.getByLabel('Country of the customer').selectOption({ label: 'Germany' });
    // The country has suggested German; this specification reads the signatory's page in English.
    await dialog.getByLabel('Language of the agreement').selectOption({ value: 'en-US' });
    await keepScreenshot(portal, 'start-attestation');
    await dialog.getByRole('button', { name: 'Create attestation' }).click();
    const link = dialog.getByRole('textbox', { name: /Acceptance link/ });
    await link.waitFor(WAIT);
    landing = await link.inputValue();
    expect(landing).toContain('/a/');
    await keepScreenshot(portal, 'acceptance-link');
    await dialog.getByRole('button', { name: 'Done' }).click();
  },
  STEP_MS,
);

it(
  'lets the customer accept on a phone, without JavaScript',
  async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      javaScriptEnabled: false,
    });
    const page = await phone.newPage();
    await page.goto(landing);
    expect(await page.getByRole('main').innerText()).toContain(company);
    await keepScreenshot(page, 'landing-phone');
    await page.getByRole('button', { name: 'Continue to Microsoft’s page' }).click();
    await page.getByRole('button', { name: 'Accept Agreement' }).click(WAIT);
    // Microsoft has it once it says so; a phone that is put away before may take the press with it.
    await page.getByRole('heading', { name: /agreement is accepted/ }).waitFor(WAIT);
    await keepScreenshot(page, 'accepted-at-microsoft');
    await phone.close();
  },
  STEP_MS,
);

it(
  'shows the acceptance in the open portal by itself, and finalises with one button',
  async () => {
    // On the customer's own page: in the list another customer may be ready.
    await portal.getByRole('heading', { name: company }).waitFor(WAIT);
    const finalise = portal.getByRole('button', { name: 'Create Agreement' }).first();
    await finalise.waitFor(WAIT);
    await keepScreenshot(portal, 'ready');
    await finalise.click();
    const confirm = portal
      .locator('[role=alertdialog], [role=dialog]')
      .getByRole('button', { name: 'Create Agreement' });
    const compliant = portal.getByText('Compliant').first();
    await confirm.or(compliant).first().waitFor(WAIT);
    if (await confirm.isVisible()) await confirm.click();
    await compliant.waitFor(WAIT);
    await keepScreenshot(portal, 'customer');
  },
  STEP_MS,
);

it(
  'thanks the customer on the same address',
  async () => {
    const page = await desk.newPage();
    await page.goto(landing);
    expect(await page.getByRole('main').innerText()).toMatch(/thank you/i);
    expect(await page.getByRole('button', { name: 'Continue to Microsoft’s page' }).count()).toBe(0);
    await keepScreenshot(page, 'thank-you');
    await page.close();
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(faults).toEqual([]);
});
