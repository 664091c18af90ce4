import type { WorkListRow } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Page } from 'playwright-core';
import { hasFocus, movements, pressAt, tabTo, typeAt } from './keyboard.js';
import { faultsInEverySize } from './looks.js';
import { PATIENCE, PHONE, ProductInBrowser, START_MS, STEP_MS } from './product-in-browser.js';

/*
 * The page of the one who is asked, as it is reached in a real product: every state on phones old and new, on
 * a tablet and on a desk, in English by day and in Arabic by night; without a mouse, and without JavaScript.
 */

const PEOPLE = [
  'ada.jensen@nordwind.example',
  'miguel.santos@tailwind.example',
  'ingrid.larsen@fjordline.example',
  'tomasz.kowalski@wisla.example',
  'chiara.romano@adriatica.example',
  'priya.nair@lakeshore.example',
] as const;

/** Tries are made further and further apart; this is more than lies between two of them, also where the steps before took minutes. */
const NEXT_TRY_MS = 6 * 60_000;

let all: ProductInBrowser;
let customers: WorkListRow[];
let addresses: string[];
/** The same page by day and by night. */
let english: Page;
let arabic: Page;
/** What the page by night said when it was opened. */
let opened: string;

beforeAll(async () => {
  all = await ProductInBrowser.start();
  customers = await all.customers(PEOPLE.length);
  addresses = await Promise.all(customers.map(({ customerId }, at) => all.ask(customerId, PEOPLE[at] ?? '')));
  english = await all.openWindow({ viewport: PHONE });
  arabic = await all.openWindow({ viewport: PHONE, colorScheme: 'dark' });
}, START_MS);
afterAll(() => all.drop(), 60_000);

const address = (at: number, language = 'en') => `${addresses[at] ?? ''}?lang=${language}`;
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);

/** What is wrong in any size with what stands on both pages; and their pictures. */
async function faultsOf(name: string): Promise<object[]> {
  return [
    await faultsInEverySize(english, `signatory-${name}-en-light`),
    await faultsInEverySize(arabic, `signatory-${name}-ar-dark`),
  ];
}
const NONE = [{}, {}];

/** Opens the address on both pages, where the English heading says what is to be seen. */
async function open(at: number, says = ''): Promise<void> {
  await Promise.all([english.goto(address(at)), arabic.goto(address(at, 'ar'))]);
  await heading(english, says);
  expect(await arabic.locator('html').getAttribute('dir')).toBe('rtl');
  opened = await title(arabic);
}

const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

/** What was done on the page by day shows on the one by night, which looks for news itself. */
async function bothTell(): Promise<void> {
  await waitFor(async () => (await title(arabic)) !== opened, {
    what: 'the other tab to hear of it',
    deadlineMs: PATIENCE.timeout,
  });
}

/** The link runs out at Microsoft, and Assent is told to look. */
async function runOut(at: number): Promise<void> {
  const customerId = customers[at]?.customerId ?? '';
  await all.microsoft.expire(PEOPLE[at] ?? '');
  await all.assent.post(`/api/v1/customers/${customerId}/mca/status-refresh`);
  await waitFor(async () => (await all.assent.mca(customerId)).status === 'expired', {
    what: 'the link to be known as run out',
    deadlineMs: PATIENCE.timeout,
  });
}

it(
  'asks, thanks for a name, and comes back, without a mouse and without anything that moves',
  async () => {
    await open(0, 'Please accept the Microsoft Customer Agreement');
    expect(await faultsOf('ask')).toEqual(NONE);
    await pressAt(english, english.getByText('I am not the right person'));
    await typeAt(english, english.getByLabel('First name'), 'Grace');
    await typeAt(english, english.getByLabel('Email'), 'grace');
    await english.keyboard.press('Enter');
    await english.getByRole('alert').waitFor(PATIENCE);
    // What has to be corrected first gets the focus when the page is drawn; what was right has stayed.
    await waitFor(() => hasFocus(english, english.getByLabel('Last name')), {
      what: 'the focus on the first fault',
    });
    expect(await english.getByLabel('First name').inputValue()).toBe('Grace');
    expect(await faultsInEverySize(english, 'signatory-forward-faults-en-light')).toEqual({});
    await typeAt(english, english.getByLabel('Last name'), 'Lund');
    await typeAt(english, english.getByLabel('Email'), 'grace.lund@nordwind.example');
    await pressAt(english, english.getByRole('button', { name: /^Tell / }));
    await heading(english, 'Thank you for telling us');
    expect(await movements(english)).toEqual([]);
    await bothTell();
    expect(await faultsOf('forwarded')).toEqual(NONE);
    await pressAt(english, english.getByText('I am the right person after all'));
    await pressAt(english, english.getByRole('button', { name: 'Continue to Microsoft’s page' }));
    await english.getByRole('button', { name: 'Accept Agreement' }).waitFor(PATIENCE);
  },
  STEP_MS,
);

it(
  'takes a no with its reason, by keyboard',
  async () => {
    await english.goto(address(1));
    await pressAt(english, english.getByText('I do not want to accept'));
    await tabTo(english, english.getByLabel(/Your reason/));
    await english.keyboard.type('We buy elsewhere.');
    await pressAt(english, english.getByRole('button', { name: 'Decline' }));
    await heading(english, 'You have declined');
    await open(1, 'You have declined');
    expect(await faultsOf('declined')).toEqual(NONE);
    const { attestation } = await all.assent.mca(customers[1]?.customerId ?? '');
    expect(attestation?.declineReason).toBe('We buy elsewhere.');
  },
  STEP_MS,
);

it(
  'can be read and accepted without JavaScript, and thanks',
  async () => {
    const plain = await all.openWindow({ viewport: PHONE, javaScriptEnabled: false });
    await plain.goto(address(2));
    expect(await plain.getByRole('main').innerText()).toContain(customers[2]?.companyName);
    await pressAt(plain, plain.getByRole('button', { name: 'Continue to Microsoft’s page' }));
    await pressAt(plain, plain.getByRole('button', { name: 'Accept Agreement' }));
    await plain.getByRole('heading', { name: /agreement is accepted/ }).waitFor(PATIENCE);
    await plain.goto(address(2));
    await plain
      .getByText('You have been to Microsoft’s page already.')
      .or(plain.getByRole('heading', { name: 'Thank you' }))
      .first()
      .waitFor(PATIENCE);
    await plain.context().close();

    await open(2);
    await Promise.all([heading(english, 'Thank you'), arabic.getByText('شكرًا').first().waitFor(PATIENCE)]);
    expect(await faultsOf('thank-you')).toEqual(NONE);
  },
  STEP_MS,
);

it(
  'offers a new link when the old one ran out, and waits with the reader while Microsoft throttles',
  async () => {
    await runOut(3);
    await open(3, 'This link has run out');
    expect(await faultsOf('expired')).toEqual(NONE);
    await all.microsoft.fail({
      path: '/v1/attestations/**',
      method: 'POST',
      status: 429,
      retryAfterSeconds: 5,
    });
    await pressAt(english, english.getByRole('button', { name: 'Send me a new link' }));
    await heading(english, 'One moment, please');
    await bothTell();
    expect(await faultsOf('throttled-by-microsoft')).toEqual(NONE);
    await all.microsoft.heal();
    await english
      .getByRole('button', { name: 'Continue to Microsoft’s page' })
      .waitFor({ timeout: NEXT_TRY_MS });
  },
  NEXT_TRY_MS + STEP_MS,
);

it(
  'says that the link could not be made when Microsoft refuses',
  async () => {
    await runOut(4);
    await all.microsoft.fail({ path: '/v1/attestations/**', method: 'POST', status: 400, code: '600004' });
    await english.goto(address(4));
    await pressAt(english, english.getByRole('button', { name: 'Send me a new link' }));
    await heading(english, 'The link could not be made');
    await open(4, 'The link could not be made');
    expect(await faultsOf('failed')).toEqual(NONE);
    await all.microsoft.heal();
  },
  STEP_MS,
);

it(
  'asks who presses too often to wait, in their language',
  async () => {
    await runOut(5);
    // Tabs that have not heard of the new link yet.
    for (const page of [english, arabic]) await page.route('**/a/*/status', (route) => route.abort());
    await open(5, 'This link has run out');
    const [token = ''] = (addresses[5] ?? '').split('?');
    // The first makes a link; the others find nothing to do, and count all the same.
    for (let time = 0; time < 3; time++)
      await fetch(`${token}/new-link`, { method: 'POST', redirect: 'manual' });
    await pressAt(english, english.getByRole('button', { name: 'Send me a new link' }));
    await heading(english, 'A little too fast');
    await pressAt(arabic, arabic.locator('main button.primary'));
    // A page on its way has no form either, and no heading.
    await bothTell();
    expect(await arabic.locator('main form').count()).toBe(0);
    expect(await faultsOf('too-fast')).toEqual(NONE);
  },
  STEP_MS,
);

it(
  'explains an address that was taken back, that asks somebody else by now, and that is unknown',
  async () => {
    const customerId = customers[0]?.customerId ?? '';
    const { attestation } = await all.assent.mca(customerId);
    await all.assent.post(
      `/api/v1/customers/${customerId}/mca/attestations/${attestation?.id ?? ''}/revocation`,
    );
    await open(0, 'This request was taken back');
    expect(await faultsOf('revoked')).toEqual(NONE);

    await all.ask(customerId, 'hanna.virtanen@koivu.example');
    await open(0, 'Somebody else was asked');
    expect(await faultsOf('replaced')).toEqual(NONE);

    const { public: pages } = all.product.urls;
    await Promise.all([
      english.goto(`${pages}/a/nothing?lang=en`),
      arabic.goto(`${pages}/a/nothing?lang=ar`),
    ]);
    await heading(english, 'This address is not known');
    expect(await faultsOf('unknown')).toEqual(NONE);
  },
  STEP_MS,
);

it('has shown no script error on the way', () => {
  expect(all.scriptErrors).toEqual([]);
});
