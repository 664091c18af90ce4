import type { AttestationStateData, McaState } from '@assent/contracts';
import { anAttestationState, anMcaState } from '@assent/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { GatewayUnderTest } from './gateway-under-test.js';
import { keepScreenshot, launchBrowser } from './system/browser.js';
import { overflows, seriousFaults, withAxe } from './system/faults.js';

/** A browser on a busy machine takes seconds for a page. */
const BROWSER_MS = 240_000;
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** The states of the page, and what brings them about. */
const STATES: readonly [string, Partial<AttestationStateData>, Partial<McaState>][] = [
  ['ask', {}, {}],
  ['returned', { openedAt: '2026-02-03T09:30:00.000Z' }, {}],
  ['preparing', { state: 'requested', expiresAt: null }, { status: 'required' }],
  ['expired', { state: 'expired' }, { status: 'expired', reasonCode: 'link_expired' }],
  [
    'forwarded',
    {
      suggestion: {
        contact: { firstName: 'Grace', lastName: 'Lund', email: 'grace.lund@nordwind.example' },
        note: null,
        suggestedAt: '2026-02-03T09:30:00.000Z',
        dismissedAt: null,
      },
    },
    { reasonCode: 'other_signatory_suggested', nextAction: 'confirm_signatory' },
  ],
  ['accepted', { state: 'accepted' }, { status: 'ready' }],
  ['declined', { state: 'declined' }, { status: 'required' }],
  ['revoked', { state: 'revoked' }, { status: 'required' }],
  ['failed', { state: 'failed' }, { status: 'required' }],
  // A later attestation of somebody else has taken its place.
  ['replaced', { state: 'superseded' }, { attestation: anAttestationState() }],
];

describe('the customer’s page in a browser', () => {
  let gateway: GatewayUnderTest;
  let browser: Browser;
  const paths = new Map<string, string>([['unknown', '/a/nothing']]);

  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    browser = await launchBrowser();
    for (const [name, overrides, mca] of STATES) {
      const attestation = anAttestationState({ expiresAt: inDays(5), language: 'en-US', ...overrides });
      await gateway.aCustomer(
        ({ customerId }) => anMcaState({ customerId, attestation, history: [attestation], ...mca }),
        {
          companyName: 'Nordwind Logistik GmbH',
        },
      );
      paths.set(name, `/a/${gateway.tokens.issue(attestation.signatoryLinkId)}`);
    }
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  describe.each(['light', 'dark'] as const)('on a phone in %s colours', (colorScheme) => {
    let phone: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      phone = await withAxe(
        await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, colorScheme }),
      );
      page = await phone.newPage();
    });
    afterAll(() => phone.close());

    // Colours are the same in every language; in the dark, one of each direction is enough.
    it.each(colorScheme === 'light' ? ['en', 'de', 'ja', 'ar'] : ['en', 'ar'])(
      'has no serious fault in any state, and fits, in %s',
      async (language) => {
        for (const [state, path] of paths) {
          await page.goto(`${gateway.service.url}${path}?lang=${language}`);
          await keepScreenshot(page, `landing-${state}-${language}-${colorScheme}`);
          expect({ state, faults: await seriousFaults(page), overflows: await overflows(page) }).toEqual({
            state,
            faults: [],
            overflows: false,
          });
        }
      },
      BROWSER_MS,
    );

    it('has no serious fault with the languages and the refusal open', async () => {
      await page.goto(`${gateway.service.url}${paths.get('ask')!}?lang=ar`);
      const [languages, refusal, notMe] = await page.locator('summary').all();
      await refusal!.click();
      await notMe!.click();
      await languages!.click();
      await keepScreenshot(page, `landing-languages-ar-${colorScheme}`);
      expect([await seriousFaults(page), await overflows(page)]).toEqual([[], false]);
    });
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault in any state, and fits, on a desk in %s colours',
    async (colorScheme) => {
      const desk = await withAxe(await browser.newContext({ viewport: DESK, colorScheme }));
      const page = await desk.newPage();
      for (const [state, path] of paths) {
        await page.goto(`${gateway.service.url}${path}?lang=en`);
        await keepScreenshot(page, `landing-${state}-desk-${colorScheme}`);
        expect({ state, faults: await seriousFaults(page), overflows: await overflows(page) }).toEqual({
          state,
          faults: [],
          overflows: false,
        });
      }
      await desk.close();
    },
    BROWSER_MS,
  );

  it('takes the right person’s name without JavaScript, with a friendly word about what is wrong', async () => {
    const phone = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await phone.newPage();
    await page.goto(`${gateway.service.url}${paths.get('ask')!}?lang=fr`);
    await page.getByText('Je ne suis pas la bonne personne').click();
    await page.getByLabel('Prénom').fill('test');
    await page.getByLabel('Nom', { exact: true }).fill('Lund');
    await page.getByLabel('Adresse e-mail').fill('grace');
    await page.getByRole('button', { name: 'Informer Contoso Cloud Partner' }).click();
    await page.getByRole('alert').waitFor();
    await keepScreenshot(page, 'landing-forward-faults-fr-light');
    expect(await page.locator('#firstName:focus').count()).toBe(1);
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Lund');
    await page.getByText('Veuillez indiquer le vrai nom de la personne.').waitFor();
    expect(await overflows(page)).toBe(false);
    await phone.close();
  });

  it('changes its language without JavaScript, and stays in it', async () => {
    const phone = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await phone.newPage();
    await page.goto(gateway.service.url + paths.get('expired')!);
    await page.locator('summary', { hasText: 'English' }).click();
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'انتهت صلاحية هذا الرابط' }).waitFor();
    expect(await page.locator('main form').first().getAttribute('action')).toMatch(/\/new-link\?lang=ar$/);
    await phone.close();
  });
});
