import type { WorkListRow } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Page } from 'playwright-core';
import { focused, pressAt, tabTo, typeAt } from './keyboard.js';
import { faultsInEveryLook } from './looks.js';
import { PATIENCE, ProductInBrowser, START_MS, STEP_MS } from './product-in-browser.js';

/*
 * What goes wrong, and what the operations team reads then: Microsoft throttles, refuses a link, an agreement
 * and the end of a relationship; somebody else was quicker.
 */

/** Tries are made further and further apart; this is more than lies between two of them, also where the steps before took minutes. */
const NEXT_TRY_MS = 6 * 60_000;

let all: ProductInBrowser;
let portal: Page;
let throttled: WorkListRow;
let refused: WorkListRow;
let accepted: WorkListRow;
let suggested: WorkListRow;
let ended: WorkListRow;

beforeAll(async () => {
  all = await ProductInBrowser.start();
  const customers = await all.customers(5);
  [throttled, refused, accepted, suggested, ended] = customers as [
    WorkListRow,
    WorkListRow,
    WorkListRow,
    WorkListRow,
    WorkListRow,
  ];
  portal = await all.openWindow();
}, START_MS);
afterAll(() => all.drop(), 60_000);

const agreement = (page: Page = portal) => page.getByRole('region', { name: 'Microsoft customer agreement' });
const reports = (page: Page = portal) => page.getByRole('region', { name: 'What has been done' });
const dialog = () => portal.getByRole('dialog').or(portal.getByRole('alertdialog'));
const openCustomer = async ({ customerId, companyName }: WorkListRow, page: Page = portal) => {
  await page.goto(all.portal(`/customers/${customerId}`));
  await page.getByRole('heading', { level: 1, name: companyName }).waitFor(PATIENCE);
};
const expectFocusSomewhere = () =>
  waitFor(async () => (await focused(portal)) !== '', { what: 'the focus to be somewhere' });

/** Fills in the start dialog by keyboard. */
async function fillIn(firstName: string, lastName: string): Promise<void> {
  await dialog().getByLabel('First name').waitFor(PATIENCE);
  await typeAt(portal, dialog().getByLabel('First name'), firstName);
  await typeAt(portal, dialog().getByLabel('Last name'), lastName);
  await typeAt(
    portal,
    dialog().getByLabel('Email'),
    `${firstName}.${lastName}@nordwind.example`.toLowerCase(),
  );
  await tabTo(portal, dialog().getByLabel('Country of the customer'));
  await portal.keyboard.type('Germany');
}

it(
  'says that Microsoft throttles and that nothing is lost, and goes on by itself',
  async () => {
    await all.microsoft.fail({
      path: '/v1/attestations/**',
      method: 'POST',
      status: 429,
      retryAfterSeconds: 5,
    });
    await openCustomer(throttled);
    await pressAt(portal, agreement().getByRole('button', { name: 'Start MCA attestation' }));
    await fillIn('Ingrid', 'Larsen');
    await pressAt(portal, dialog().getByRole('button', { name: 'Create attestation' }));
    await dialog().getByText('Microsoft is still at it').first().waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'start-throttled')).toEqual({});
    await pressAt(portal, dialog().getByRole('button', { name: 'Done' }));
    await agreement().getByText('Nothing is lost: Assent keeps trying').waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-throttled')).toEqual({});
    await portal.goto(all.portal(`/customers/mca?search=${encodeURIComponent(throttled.companyName)}`));
    await portal.getByText('the acceptance link is being created at Microsoft').first().waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'work-list-throttled')).toEqual({});

    await openCustomer(throttled);
    await all.microsoft.heal();
    await agreement().getByRole('textbox', { name: 'Acceptance link' }).waitFor({ timeout: NEXT_TRY_MS });
    await agreement()
      .getByText('Assent keeps trying')
      .first()
      .waitFor({ state: 'detached', ...PATIENCE });
  },
  NEXT_TRY_MS + STEP_MS,
);

it(
  'says why Microsoft refused a link, and leads to another try',
  async () => {
    await all.microsoft.fail({
      path: '/v1/attestations/**',
      method: 'POST',
      status: 400,
      code: '600004',
      message: 'The country is not supported.',
    });
    await openCustomer(refused);
    await pressAt(portal, agreement().getByRole('button', { name: 'Start MCA attestation' }));
    await fillIn('Tomasz', 'Kowalski');
    await pressAt(portal, dialog().getByRole('button', { name: 'Create attestation' }));
    await dialog()
      .getByText(/Microsoft refused/)
      .first()
      .waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'start-refused-by-microsoft')).toEqual({});
    await portal.keyboard.press('Escape');
    await pressAt(portal, dialog().getByRole('button', { name: 'Discard' }));
    await dialog().waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere();
    await agreement().getByText('Microsoft refused to create the attestation.').first().waitFor(PATIENCE);
    await agreement().getByText('600004').first().waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-attestation-failed')).toEqual({});
    await all.microsoft.heal();
    await agreement().getByRole('button', { name: 'Start MCA attestation' }).waitFor(PATIENCE);
  },
  STEP_MS,
);

it(
  'shows an agreement that Microsoft refused with what to do, and creates it at the next try',
  async () => {
    await all.ask(accepted.customerId, 'priya.nair@lakeshore.example');
    await all.accepted(accepted.customerId, 'priya.nair@lakeshore.example');
    await all.microsoft.fail({
      path: '/v1/customers/*/agreements',
      method: 'POST',
      status: 400,
      code: '600009',
      message: 'The agreement is not valid.',
    });
    await openCustomer(accepted);
    await pressAt(portal, agreement().getByRole('button', { name: 'Create Agreement' }));
    await reports().getByText(`The agreement of ${accepted.companyName} was not created`).waitFor(PATIENCE);
    await agreement().getByText('Check the customer').first().waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-agreement-failed')).toEqual({});
    await portal.goto(all.portal('/customers/mca?status=ready'));
    await portal.getByText('Microsoft refused to create the agreement').first().waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'work-list-agreement-failed')).toEqual({});

    await all.microsoft.heal();
    await pressAt(portal, portal.getByRole('row').getByRole('button', { name: 'Create Agreement' }));
    await reports().getByText(`${accepted.companyName} has its Microsoft`).waitFor(PATIENCE);
  },
  STEP_MS,
);

it(
  'dismisses a suggestion by keyboard, and the first one is asked again',
  async () => {
    const address = await all.ask(suggested.customerId, 'chiara.romano@adriatica.example');
    const page = await all.openWindow({ viewport: { width: 390, height: 844 } });
    await page.goto(`${address}?lang=en`);
    await pressAt(page, page.getByText('I am not the right person'));
    await typeAt(page, page.getByLabel('First name'), 'Grace');
    await typeAt(page, page.getByLabel('Last name'), 'Lund');
    await typeAt(page, page.getByLabel('Email'), 'grace.lund@adriatica.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor(PATIENCE);

    await portal.goto(all.portal('/customers/mca?status=pending'));
    await portal.getByRole('button', { name: 'Ask the other person' }).waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'work-list-suggestion')).toEqual({});
    await openCustomer(suggested);
    await pressAt(portal, agreement().getByRole('button', { name: 'Dismiss suggestion' }));
    await agreement().getByText('The acceptance link waits for the customer.').waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await agreement().getByText('Grace Lund').count()).toBe(0);
    // The page of the signatory comes back by itself.
    await page.getByRole('button', { name: 'Continue to Microsoft’s page' }).waitFor(PATIENCE);
    await page.context().close();
  },
  STEP_MS,
);

it(
  'tells the second of two people that the first was quicker',
  async () => {
    const second = await all.openWindow();
    await openCustomer(suggested);
    await openCustomer(suggested, second);
    await pressAt(portal, agreement().getByRole('button', { name: 'Revoke' }));
    await dialog().getByRole('button', { name: 'Revoke link' }).waitFor(PATIENCE);
    await agreement(second).getByRole('button', { name: 'Revoke' }).click();
    await second.getByRole('button', { name: 'Revoke link' }).click(PATIENCE);
    await agreement(second)
      .getByText('The attestation was revoked before the customer accepted.')
      .waitFor(PATIENCE);

    await pressAt(portal, dialog().getByRole('button', { name: 'Revoke link' }));
    await reports().getByText(`The link of ${suggested.companyName} was not revoked`).waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-somebody-was-quicker')).toEqual({});
    await tabTo(portal, reports().getByRole('button', { name: 'Dismiss' }));
    await portal.keyboard.press('Escape');
    await reports()
      .getByText('was not revoked')
      .waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere();
    await second.context().close();
  },
  STEP_MS,
);

it(
  'ends a relationship only when the name is typed and Microsoft agrees',
  async () => {
    const address = await all.ask(ended.customerId, 'lucas.martin@atelierbleu.example');
    await all.microsoft.fail({
      path: '/v1/customers/*',
      method: 'PATCH',
      status: 400,
      code: '3000',
      message: 'The customer has active subscriptions.',
    });
    await openCustomer(ended);
    const end = portal.getByRole('button', { name: 'End relationship' });
    const confirm = dialog().getByRole('button', { name: 'End relationship' });
    const sendsIt = async () => {
      await pressAt(portal, end);
      await typeAt(portal, dialog().getByRole('textbox'), ended.companyName);
      await pressAt(portal, confirm);
    };
    await pressAt(portal, end);
    await dialog().waitFor(PATIENCE);
    await tabTo(portal, confirm);
    await portal.keyboard.press('Enter');
    expect(await dialog().count()).toBe(1);
    expect(await faultsInEveryLook(portal, 'customer-end')).toEqual({});
    await portal.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere();

    await sendsIt();
    await reports().getByText(`The relationship with ${ended.companyName} was not ended`).waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-end-refused')).toEqual({});

    await all.microsoft.heal();
    await sendsIt();
    await reports().getByText(`The relationship with ${ended.companyName} has ended`).waitFor(PATIENCE);
    await end.waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-ended')).toEqual({});
    const page = await all.openWindow();
    await page.goto(`${address}?lang=en`);
    await page.getByRole('heading', { name: 'This request was taken back' }).waitFor(PATIENCE);
    await page.context().close();
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(all.scriptErrors).toEqual([]);
});
