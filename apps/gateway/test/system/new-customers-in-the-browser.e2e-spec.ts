import { customerViewSchema } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Page } from 'playwright-core';
import { focused, hasFocus, pressAt, tabTo, typeAt } from './keyboard.js';
import { faultsInEveryLook } from './looks.js';
import { PATIENCE, ProductInBrowser, START_MS, STEP_MS } from './product-in-browser.js';

/*
 * How customers come into Assent, by keyboard alone: all that Microsoft lists at once, with a stop on the way
 * and a second person who looks on, and one that Microsoft does not know yet and refuses at first.
 */

/** More than Microsoft lists on one page, so that an import has a middle to be seen. */
const CUSTOMERS = 520;
const FIRST_PAGE = 500;

let all: ProductInBrowser;
let portal: Page;

beforeAll(async () => {
  all = await ProductInBrowser.startWithoutCustomers({
    environment: { SANDBOX_CUSTOMERS: String(CUSTOMERS) },
  });
  portal = await all.openWindow();
}, START_MS);
afterAll(() => all.drop(), 60_000);

const heading = (name: string, page: Page = portal) => page.getByRole('heading', { level: 1, name });
const importButtons = (page: Page = portal) => page.getByRole('button', { name: 'Import customers' });
const failure = () => portal.getByText('The customers were not imported');
const field = (name: RegExp) => portal.getByRole('textbox', { name });
const choice = (name: RegExp) => portal.getByRole('combobox', { name });
const expectFocusSomewhere = () =>
  waitFor(async () => (await focused(portal)) !== '', { what: 'the focus to be somewhere' });

it(
  'says that nobody is there yet, and that Microsoft does not show its customers',
  async () => {
    await all.microsoft.fail({
      path: '/v1/customers',
      method: 'GET',
      status: 403,
      code: '2000',
      message: 'The list is not shown.',
    });
    await portal.goto(all.portal('/customers/mca'));
    await portal.getByRole('heading', { name: 'No customers yet' }).waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'import-nobody-yet')).toEqual({});
    await pressAt(portal, importButtons().first());
    await portal.getByText('The import stopped before the end').waitFor(PATIENCE);
    await failure().waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'import-stopped')).toEqual({});
    await all.microsoft.heal();
  },
  STEP_MS,
);

it(
  'imports everybody while two people look on, also with a pause that Microsoft wants',
  async () => {
    const other = await all.openWindow();
    await other.goto(all.portal('/customers/mca'));
    await importButtons(other).first().waitFor(PATIENCE);
    // The second page of the list is not served before the pictures of the middle are made.
    await all.microsoft.fail({
      path: '/v1/customers',
      method: 'GET',
      status: 429,
      retryAfterSeconds: 2,
      beyond: { calls: 1, perMs: STEP_MS },
    });
    // The one in the middle of the empty list, which goes as soon as customers come.
    await pressAt(portal, importButtons().last());
    await failure().waitFor({ state: 'detached', ...PATIENCE });
    const middle = `${String(FIRST_PAGE)} customers read`;
    for (const page of [portal, other]) await page.getByText(middle).waitFor(PATIENCE);
    await portal.locator('[data-row-link]').first().waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'import-running')).toEqual({});

    await all.microsoft.heal();
    const end = `Import completed: ${String(CUSTOMERS)} customers read`;
    for (const page of [portal, other]) await page.getByText(end).waitFor({ timeout: STEP_MS });
    await other.context().close();
    await waitFor(async () => (await all.assent.summary()).total === CUSTOMERS, {
      what: 'all customers to be in the work list',
      deadlineMs: STEP_MS,
    });
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'import-completed')).toEqual({});
    await pressAt(portal, portal.getByRole('main').getByRole('button', { name: 'Dismiss' }));
    await portal.getByText(end).waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere();
  },
  2 * STEP_MS,
);

it(
  'tells the rules for a new customer at their fields, as they are typed',
  async () => {
    await pressAt(portal, portal.getByRole('button', { name: 'Create customer' }));
    await heading('Create customer').waitFor(PATIENCE);
    await waitFor(() => hasFocus(portal, heading('Create customer')), { what: 'the focus on the heading' });
    await typeAt(portal, field(/^Company name/), 'GmbH');
    await portal.getByText('A legal form alone is not a company name').waitFor(PATIENCE);
    await typeAt(portal, field(/^Domain/), '1moewe');
    await portal.getByText('Use 2 to 27 letters and digits, a letter first.').waitFor(PATIENCE);
    await typeAt(portal, field(/^First name/), 'Test');
    await portal.getByText('Microsoft refuses placeholder names').waitFor(PATIENCE);
    await tabTo(portal, choice(/^Country/));
    await portal.keyboard.type('Hungary');
    await pressAt(portal, portal.getByRole('main').getByRole('button', { name: 'Create customer' }));
    await portal.getByText('Enter street and number.').waitFor(PATIENCE);
    await portal.getByText('Microsoft asks for the company’s registration number').waitFor(PATIENCE);
    await portal.getByText('Microsoft asks for a phone number in this country.').waitFor(PATIENCE);
    // What has to be corrected first has the focus.
    await waitFor(() => hasFocus(portal, field(/^Company name/)), { what: 'the focus on the first fault' });
    expect(await faultsInEveryLook(portal, 'new-customer-rules')).toEqual({});
  },
  STEP_MS,
);

it(
  'says why Microsoft refused the new customer, keeps what was typed, and creates it at the next try',
  async () => {
    await typeAt(portal, field(/^Company name/), 'Möwe Reederei GmbH');
    await typeAt(portal, field(/^Domain/), 'moewereederei');
    // Microsoft wants a registration number here as well, and tells only when it is asked.
    await tabTo(portal, choice(/^Country/));
    await portal.keyboard.type('India');
    expect(await choice(/^Country/).inputValue()).toBe('IN');
    await typeAt(portal, field(/^Street/), 'Marine Drive 7');
    await typeAt(portal, field(/^City/), 'Mumbai');
    await typeAt(portal, field(/^Postal code/), '400001');
    await typeAt(portal, field(/^First name/), 'Ada');
    await typeAt(portal, field(/^Last name/), 'Jensen');
    await typeAt(portal, field(/^Email/), 'ada.jensen@moewe.example');
    await typeAt(portal, field(/^Phone/), '+91 22 1234567');
    await portal.keyboard.press('Enter');
    await portal
      .getByText(/600049.*registration number is required/)
      .first()
      .waitFor(PATIENCE);
    await portal.getByText('Microsoft asks for the company’s registration number').waitFor(PATIENCE);
    await waitFor(() => hasFocus(portal, field(/^Registration number/)), { what: 'the focus on the field' });
    expect(await field(/^Company name/).inputValue()).toBe('Möwe Reederei GmbH');
    expect(await faultsInEveryLook(portal, 'new-customer-refused')).toEqual({});

    await typeAt(portal, field(/^Registration number/), 'U61200MH2024PTC000001');
    await portal.keyboard.press('Enter');
    await heading('Möwe Reederei GmbH').waitFor(PATIENCE);
    await waitFor(() => hasFocus(portal, heading('Möwe Reederei GmbH')), { what: 'the focus on its name' });
    await portal
      .getByRole('region', { name: 'Microsoft customer agreement' })
      .getByRole('button', { name: 'Start MCA attestation' })
      .waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'new-customer-created')).toEqual({});
    const customerId = new URL(portal.url()).pathname.split('/').at(-1) ?? '';
    const { body } = await all.assent.get(`/api/v1/customers/${customerId}`);
    expect(customerViewSchema.parse(body)).toMatchObject({
      lifecycle: 'active',
      domain: 'moewereederei.onmicrosoft.com',
      tenantId: expect.any(String) as string,
    });
    // At once, though the checks of everybody whom the import has brought are not done.
    await waitFor(async () => (await all.assent.mca(customerId)).reasonCode === 'no_agreement', {
      deadlineMs: PATIENCE.timeout,
      what: 'the new customer to be checked',
    });
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(all.scriptErrors).toEqual([]);
});
