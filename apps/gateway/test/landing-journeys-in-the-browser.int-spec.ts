import type { AttestationStateData, McaState } from '@assent/contracts';
import { anAttestationState, anMcaState } from '@assent/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { GatewayUnderTest, mcaEvent } from './gateway-under-test.js';
import { Plug } from './plug.js';
import { keepScreenshot, launchBrowser } from './system/browser.js';
import { seriousFaults, withAxe } from './system/faults.js';
import { faultsInEverySize } from './system/looks.js';

/** A browser on a busy machine takes seconds for a page. */
const WAIT = { timeout: 30_000 };
const BROWSER_MS = 240_000;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a signatory at the page', () => {
  const plug = new Plug();
  let gateway: GatewayUnderTest;
  let browser: Browser;
  let desk: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    gateway = await GatewayUnderTest.start({}, (url) => plug.standBefore(url));
    browser = await launchBrowser();
  }, BROWSER_MS);
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
    await plug.pullOut();
  });
  beforeEach(async () => {
    desk = await withAxe(await browser.newContext({ reducedMotion: 'reduce' }));
    page = await desk.newPage();
  });
  afterEach(() => desk.close());

  async function invited(overrides: Partial<AttestationStateData> = {}, mca: Partial<McaState> = {}) {
    const attestation = anAttestationState({ expiresAt: inDays(5), language: 'en-US', ...overrides });
    const { customerId } = await gateway.aCustomer((customer) =>
      anMcaState({ customerId: customer.customerId, attestation, ...mca }),
    );
    const url = `${gateway.service.url}/a/${gateway.tokens.issue(attestation.signatoryLinkId)}`;
    return { customerId, attestation, url };
  }
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  it(
    'thanks by itself as soon as Microsoft has confirmed',
    async () => {
      const { customerId, attestation, url } = await invited({ openedAt: inDays(-1) });
      await page.goto(url);
      await page.getByText('You have been to Microsoft’s page already.').waitFor(WAIT);
      await gateway.publish(
        mcaEvent(
          anMcaState({
            customerId,
            version: 2,
            status: 'ready',
            reasonCode: 'customer_accepted',
            nextAction: 'create_agreement',
            attestation: { ...attestation, state: 'accepted', acceptedAt: new Date().toISOString() },
          }),
        ),
      );
      await heading('Thank you').waitFor(WAIT);
    },
    BROWSER_MS,
  );

  it(
    'asks nobody else for anything, and keeps nothing in the browser',
    async () => {
      const { url } = await invited();
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).origin));
      await page.goto(url, { waitUntil: 'networkidle' });
      expect([...hosts]).toEqual([gateway.service.url]);
      expect(await desk.cookies()).toEqual([]);
      expect((await desk.storageState()).origins).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'does everything by keyboard, with the focus in sight and nothing that moves',
    async () => {
      const { url } = await invited();
      await page.goto(url);
      const reached: string[] = [];
      const focused = page.locator(':focus');
      for (let i = 0; i < 5; i++) {
        await page.keyboard.press('Tab');
        reached.push((await focused.innerText()).trim());
        expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      }
      expect(reached).toEqual([
        expect.stringContaining('English'),
        'Read the agreement first',
        'Continue to Microsoft’s page',
        'I do not want to accept',
        'I am not the right person',
      ]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      await page
        .getByText('Please enter the person’s real name.')
        .or(page.getByText('Please write the name'))
        .first()
        .waitFor(WAIT);
      expect(await page.locator('#firstName:focus').inputValue()).toBe('7');
      expect(await seriousFaults(page)).toEqual([]);
      const moving = await page.evaluate('document.getAnimations().length');
      expect(moving).toBe(0);
    },
    BROWSER_MS,
  );

  it(
    'is told to wait when something was asked for too often',
    async () => {
      const { url } = await invited({ state: 'expired' }, { status: 'expired', reasonCode: 'link_expired' });
      const token = new URL(url).pathname;
      // Nobody answers these commands here, so the tries go side by side.
      await Promise.all([1, 2, 3].map(() => gateway.form(`${token}/new-link`)));
      await page.goto(url);
      await page.getByRole('button', { name: 'Send me a new link' }).click();
      await heading('A little too fast').waitFor(WAIT);
      await keepScreenshot(page, 'landing-throttled');
      expect(await seriousFaults(page)).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'reads that nothing is lost while the database is away',
    async () => {
      const { url } = await invited();
      await plug.pullOut();
      try {
        await page.goto(url);
        await heading('This page is not available at the moment').waitFor(WAIT);
        expect(await faultsInEverySize(page, 'landing-away-en-light')).toEqual({});
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.goto(`${url}?lang=ar`);
        await page.locator('html[dir=rtl]').waitFor(WAIT);
        expect(await faultsInEverySize(page, 'landing-away-ar-dark')).toEqual({});
      } finally {
        await plug.plugIn();
      }
      await gateway.eventually(
        '/api/v1/mca/summary',
        ({ status }) => status === 200,
        'the database to be back',
      );
      await page.goto(url);
      await heading('Please accept the Microsoft Customer Agreement').waitFor(WAIT);
    },
    BROWSER_MS,
  );
});
