import type { WorkListRow } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Locator, Page } from 'playwright-core';
import { keepScreenshot } from './browser.js';
import { seriousFaults } from './faults.js';
import { focused, movements, pressAt, tabTo, typeAt } from './keyboard.js';
import { faultsInEveryLook } from './looks.js';
import { PATIENCE, ProductInBrowser, START_MS, STEP_MS } from './product-in-browser.js';

/*
 * What a partner has set, and what becomes of it: the logo on the page and in the mail of the one who is
 * asked, an agreement that comes by itself and can be stopped, and acceptances that come too late.
 */

let all: ProductInBrowser;
let portal: Page;
let asked: WorkListRow;
let atOnce: WorkListRow;
let revoked: WorkListRow;

beforeAll(async () => {
  all = await ProductInBrowser.start();
  [asked, atOnce, revoked] = (await all.customers(3)) as [WorkListRow, WorkListRow, WorkListRow];
  portal = await all.openWindow();
}, START_MS);
afterAll(() => all.drop(), 60_000);

const agreement = () => portal.getByRole('region', { name: 'Microsoft customer agreement' });
const openCustomer = async ({ customerId, companyName }: WorkListRow) => {
  await portal.goto(all.portal(`/customers/${customerId}`));
  await portal.getByRole('heading', { level: 1, name: companyName }).waitFor(PATIENCE);
};
/** Waits until the picture is there, this wide. One that cannot be shown, or is not drawn yet, has the width 0. */
const isShown = (image: Locator, width: number) =>
  waitFor(async () => (await image.evaluate(({ naturalWidth }) => naturalWidth as number)) === width, {
    what: `a picture ${String(width)} pixels wide`,
  });
const expectFocusSomewhere = () =>
  waitFor(async () => (await focused(portal)) !== '', { what: 'the focus to be somewhere' });

/** A partner's logo, drawn by the browser itself. */
async function aLogo(): Promise<Buffer> {
  const paper = await all.openWindow({ viewport: { width: 320, height: 80 } });
  await paper.setContent(
    '<body style="margin:0;background:#5b2e8c;color:#fff;font:700 34px/80px sans-serif;text-align:center">Fabrikam',
  );
  const image = await paper.screenshot({ type: 'png' });
  await paper.context().close();
  return image;
}

it(
  'keeps settings by keyboard, and takes them back',
  async () => {
    await portal.goto(all.portal('/settings'));
    await tabTo(portal, portal.getByRole('radio', { name: 'A person creates the agreement' }));
    await portal.keyboard.press('ArrowDown');
    await tabTo(portal, portal.getByLabel('Time to undo'));
    await portal.keyboard.type('1 hour');
    await typeAt(portal, portal.getByRole('textbox', { name: /^Name/ }), 'Fabrikam Agreements');
    await typeAt(portal, portal.getByRole('textbox', { name: 'Colour' }), '#5b2e8c');
    await typeAt(portal, portal.getByLabel('Email for questions'), 'mca@fabrikam.example');
    await pressAt(portal, portal.getByRole('button', { name: 'Save' }));
    await portal.getByText('The settings are in force', { exact: true }).waitFor(PATIENCE);
    // With the focus in it the report stays for as long as somebody needs.
    await tabTo(portal, portal.getByRole('button', { name: 'Undo' }));
    expect(await faultsInEveryLook(portal, 'settings-saved')).toEqual({});
    await portal.keyboard.press('Enter');
    await portal.getByText('The settings are as before', { exact: true }).waitFor(PATIENCE);
    // The form begins anew from what is stored now; before that, what is typed would be lost or come too late.
    await portal
      .getByRole('radio', { name: 'A person creates the agreement', checked: true })
      .waitFor(PATIENCE);
    await waitFor(async () => (await portal.getByRole('textbox', { name: /^Name/ }).inputValue()) === '', {
      what: 'the settings of before in the form',
    });
    await expectFocusSomewhere();

    await portal.getByRole('radio', { name: 'The agreement is created by itself' }).check();
    await portal.getByLabel('Time to undo').selectOption({ label: '1 hour' });
    await portal.getByRole('textbox', { name: /^Name/ }).fill('Fabrikam Agreements');
    await portal.getByRole('textbox', { name: 'Colour' }).fill('#5b2e8c');
    await portal.getByLabel('Email for questions').fill('mca@fabrikam.example');
    await portal.getByRole('button', { name: 'Save' }).click();
    await portal.getByText('The settings are in force', { exact: true }).waitFor(PATIENCE);
  },
  STEP_MS,
);

it(
  'takes a logo, and says what is wrong with a file that is none',
  async () => {
    const choose = portal.getByLabel('Logo', { exact: true }).and(portal.locator('input'));
    await choose.setInputFiles({
      name: 'logo.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg/>'),
    });
    await portal
      .getByText(/PNG or JPEG/)
      .first()
      .waitFor(PATIENCE);
    await keepScreenshot(portal, 'settings-logo-refused');
    const [chooser] = await Promise.all([
      portal.waitForEvent('filechooser'),
      pressAt(portal, portal.getByRole('button', { name: 'Choose image' })),
    ]);
    await chooser.setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await aLogo() });
    await portal.getByText('The logo is in use').waitFor(PATIENCE);
    const shown = portal.getByRole('img', { name: /^Logo of/ });
    await shown.waitFor(PATIENCE);
    await isShown(shown, 320);
    expect(await faultsInEveryLook(portal, 'settings-logo')).toEqual({});
    await portal.reload();
    await shown.waitFor(PATIENCE);
    await waitFor(
      async () =>
        (await portal.getByRole('textbox', { name: /^Name/ }).inputValue()) === 'Fabrikam Agreements',
      { what: 'the stored name in the form' },
    );
  },
  STEP_MS,
);

it(
  'shows the logo in the mail that is received, and on the page that it leads to',
  async () => {
    await all.ask(asked.customerId, 'ada.jensen@nordwind.example', { delivery: 'email' });
    const { mailPage } = all.product.urls;
    const id = await waitFor(
      async () => {
        const mails = (await (await fetch(`${mailPage}/api/messages`)).json()) as { id: string }[];
        return mails[0]?.id;
      },
      { what: 'the invitation', deadlineMs: PATIENCE.timeout },
    );
    const reader = await all.openWindow();
    await reader.goto(`${mailPage}/messages/${id}`);
    const mail = reader.frameLocator('iframe');
    await mail.getByText('Fabrikam Agreements').first().waitFor(PATIENCE);
    await isShown(mail.locator('img'), 320);
    await keepScreenshot(reader, 'mail-with-logo');

    const [page] = await Promise.all([
      reader.context().waitForEvent('page'),
      mail.getByRole('link', { name: /Review/ }).click(),
    ]);
    await page.getByRole('heading', { level: 1 }).waitFor(PATIENCE);
    await isShown(page.locator('img.logo'), 320);
    expect(await page.getByRole('contentinfo').innerText()).toContain('mca@fabrikam.example');
    expect(await faultsInEveryLook(page, 'landing-with-logo')).toEqual({});

    await pressAt(page, page.getByRole('button', { name: 'Continue to Microsoft’s page' }));
    await pressAt(page, page.getByRole('button', { name: 'Accept Agreement' }));
    await page.getByRole('heading', { name: /agreement is accepted/ }).waitFor(PATIENCE);
    await reader.context().close();
  },
  STEP_MS,
);

it(
  'says when the agreement comes by itself, and lets a person stop it by keyboard',
  async () => {
    await openCustomer(asked);
    await agreement()
      .getByText(/^The agreement is created by itself in (1 hour|5\d minutes)/)
      .waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-comes-by-itself')).toEqual({});
    await portal.goto(all.portal('/customers/mca?status=ready'));
    await portal.getByText(/Agreement is created by itself in (1 hour|5\d minutes)/).waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'work-list-comes-by-itself')).toEqual({});

    await openCustomer(asked);
    await pressAt(portal, agreement().getByRole('button', { name: 'Undo' }));
    await agreement().getByText('The agreement is not created by itself any more').waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await movements(portal)).toEqual([]);
    expect(await faultsInEveryLook(portal, 'customer-agreement-held')).toEqual({});

    await pressAt(portal, agreement().getByRole('button', { name: 'Create Agreement' }));
    await agreement().getByText('Compliant', { exact: true }).waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await faultsInEveryLook(portal, 'customer-compliant')).toEqual({});
  },
  STEP_MS,
);

it(
  'shows an agreement that comes by itself in two windows at the same time',
  async () => {
    await portal.goto(all.portal('/settings'));
    await portal.getByLabel('Time to undo').selectOption({ label: 'None: at once' }, PATIENCE);
    await portal.getByRole('button', { name: 'Save' }).click();
    await portal.getByText('The settings are in force', { exact: true }).waitFor(PATIENCE);
    await all.ask(atOnce.customerId, 'hanna.virtanen@koivu.example');

    await openCustomer(atOnce);
    const list = await all.openWindow();
    await list.goto(all.portal(`/customers/mca?search=${encodeURIComponent(atOnce.companyName)}`));
    await list.getByRole('link', { name: atOnce.companyName }).waitFor(PATIENCE);
    await all.accepted(atOnce.customerId, 'hanna.virtanen@koivu.example');
    await agreement().getByText('Compliant', { exact: true }).waitFor(PATIENCE);
    await list.getByRole('row').getByText('Compliant', { exact: true }).waitFor(PATIENCE);
    await keepScreenshot(list, 'work-list-live');
    await list.context().close();
  },
  STEP_MS,
);

it(
  'leaves an acceptance after a revocation to a person, who is told who accepted',
  async () => {
    await all.ask(revoked.customerId, 'noah.visser@waterkant.example');
    await openCustomer(revoked);
    await pressAt(portal, agreement().getByRole('button', { name: 'Revoke' }));
    const dialog = portal.getByRole('alertdialog');
    await dialog.waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-revoke')).toEqual({});
    await pressAt(portal, dialog.getByRole('button', { name: 'Revoke link' }));
    await agreement()
      .getByText('The attestation was revoked before the customer accepted.')
      .waitFor(PATIENCE);
    await expectFocusSomewhere();

    await all.accepted(revoked.customerId, 'noah.visser@waterkant.example');
    const decide = agreement().getByRole('button', { name: 'Decide about acceptance' });
    await decide.waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-accepted-late')).toEqual({});
    await pressAt(portal, decide);
    await dialog.getByText('from the acceptance of Noah Visser').waitFor(PATIENCE);
    expect(await faultsInEveryLook(portal, 'customer-decide-late')).toEqual({});
    await pressAt(portal, dialog.getByRole('button', { name: 'Create Agreement' }));
    await agreement().getByText('Compliant', { exact: true }).waitFor(PATIENCE);
    await expectFocusSomewhere();
    expect(await seriousFaults(portal)).toEqual([]);
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(all.scriptErrors).toEqual([]);
});
