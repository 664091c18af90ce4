import type { WorkListRow } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Page } from 'playwright-core';
import { focused, pressAt, tabTo } from './keyboard.js';
import { faultsInEveryLook } from './looks.js';
import { PATIENCE, PHONE, ProductInBrowser, START_MS, STEP_MS } from './product-in-browser.js';

/*
 * A link that runs out while people have it in front of them: the customer's page, the work list and Home say
 * so by themselves, offer a new one, and the address that the signatory has leads to it.
 */

/** Assent looks at a fresh link every twenty seconds; this is many times that. */
const SEEN_MS = 120_000;
const EMAIL = 'ada.jensen@nordwind.example';

let all: ProductInBrowser;
let customer: WorkListRow;
/** What the signatory was given; it never changes. */
let address: string;
let portal: Page;
let list: Page;
let home: Page;

beforeAll(async () => {
  all = await ProductInBrowser.start();
  [customer] = (await all.customers(1)) as [WorkListRow];
  address = await all.ask(customer.customerId, EMAIL);
  [portal, list, home] = await Promise.all([all.openWindow(), all.openWindow(), all.openWindow()]);
}, START_MS);
afterAll(() => all.drop(), 60_000);

const agreement = () => portal.getByRole('region', { name: 'Microsoft customer agreement' });
const row = () => list.getByRole('row').filter({ hasText: customer.companyName });
const renew = { name: 'Renew link' };
const card = (count: number) =>
  list
    .getByRole('button', { name: 'Expired Links' })
    .filter({ hasText: new RegExp(`Links\\s*${String(count)}\\s*Ran`) });
const attention = () => home.getByRole('region', { name: 'Needs attention today' });
const attestationId = async () => (await all.assent.mca(customer.customerId)).attestation?.id;
const expectFocusSomewhere = (page: Page) =>
  waitFor(async () => (await focused(page)) !== '', { what: 'the focus to be somewhere' });

/** A page that is loaded again forgets this. */
const mark = (page: Page) => page.evaluate('globalThis.isTheSamePage = true');
const isTheSame = (page: Page) => page.evaluate<boolean>('globalThis.isTheSamePage === true');

it(
  'shows in every open window by itself that a link has run out, and offers a new one',
  async () => {
    await portal.goto(all.portal(`/customers/${customer.customerId}`));
    await list.goto(all.portal(`/customers/mca?search=${encodeURIComponent(customer.companyName)}`));
    await home.goto(all.portal('/'));
    await agreement().getByText('MCA pending').waitFor(PATIENCE);
    await row().getByText('MCA pending').waitFor(PATIENCE);
    await home.getByRole('heading', { level: 1, name: 'Home' }).waitFor(PATIENCE);
    for (const page of [portal, list, home]) await mark(page);
    // Where somebody is about to copy the link once more.
    await tabTo(portal, agreement().getByRole('button', { name: 'Copy link' }));
    await tabTo(list, row().getByRole('button', { name: 'Copy link' }));

    await all.microsoft.expire(EMAIL);
    await agreement().getByText('Link expired').first().waitFor({ timeout: SEEN_MS });
    await agreement().getByRole('button', renew).waitFor(PATIENCE);
    await row().getByText('Link expired', { exact: true }).waitFor(PATIENCE);
    await row().getByRole('button', renew).waitFor(PATIENCE);
    await card(1).waitFor(PATIENCE);
    await attention()
      .getByRole('link', { name: /Expired links/ })
      .waitFor(PATIENCE);
    for (const page of [portal, list]) await expectFocusSomewhere(page);
    for (const page of [portal, list, home]) expect(await isTheSame(page)).toBe(true);
    expect(await faultsInEveryLook(portal, 'customer-expired')).toEqual({});
    expect(await faultsInEveryLook(list, 'work-list-expired')).toEqual({});
    expect(await faultsInEveryLook(home, 'home-expired')).toEqual({});
  },
  SEEN_MS + STEP_MS,
);

it(
  'renews it on the customer’s page by keyboard, and leads the signatory from the old address to the new link',
  async () => {
    const before = await attestationId();
    await pressAt(portal, agreement().getByRole('button', renew));
    await agreement().getByText('MCA pending').waitFor(PATIENCE);
    await row().getByText('MCA pending').waitFor(PATIENCE);
    await card(0).waitFor(PATIENCE);
    await attention()
      .getByRole('link', { name: /Expired links/ })
      .waitFor({ state: 'detached', ...PATIENCE });
    await expectFocusSomewhere(portal);
    expect(await attestationId()).not.toBe(before);
    const link = agreement().getByRole('textbox', { name: 'Acceptance link' });
    await link.waitFor(PATIENCE);
    expect(await link.inputValue()).toBe(address);
    await portal
      .getByRole('region', { name: 'Earlier attestations' })
      .getByText('Ada Jensen')
      .waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-renewed')).toEqual({});

    const page = await all.openWindow({ viewport: PHONE });
    await page.goto(`${address}?lang=en`);
    await page
      .getByRole('heading', { name: 'Please accept the Microsoft Customer Agreement' })
      .waitFor(PATIENCE);
    await page.context().close();
  },
  STEP_MS,
);

it(
  'renews the next one from its row, and the signatory accepts behind the same address',
  async () => {
    const before = await attestationId();
    await all.microsoft.expire(EMAIL);
    const button = row().getByRole('button', renew);
    await button.waitFor({ timeout: SEEN_MS });
    await pressAt(list, button);
    await row().getByText('MCA pending').waitFor(PATIENCE);
    await expectFocusSomewhere(list);
    expect(await attestationId()).not.toBe(before);

    const page = await all.openWindow({ viewport: PHONE });
    await page.goto(`${address}?lang=en`);
    await pressAt(page, page.getByRole('button', { name: 'Continue to Microsoft’s page' }));
    await pressAt(page, page.getByRole('button', { name: 'Accept Agreement' }));
    await page.getByRole('heading', { name: /agreement is accepted/ }).waitFor(PATIENCE);
    await page.context().close();
    await row().getByRole('button', { name: 'Create Agreement' }).waitFor({ timeout: SEEN_MS });
    await agreement().getByRole('button', { name: 'Create Agreement' }).waitFor(PATIENCE);
    for (const window of [portal, list, home]) expect(await isTheSame(window)).toBe(true);
  },
  2 * SEEN_MS + STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(all.scriptErrors).toEqual([]);
});
