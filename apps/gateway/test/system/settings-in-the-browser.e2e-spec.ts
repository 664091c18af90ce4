import { changeProviderInstanceSettings, providerInstanceSettingsChanged } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import type { Browser, Page } from 'playwright-core';
import { GatewayUnderTest, INSTANCE_ID, SCOPE, thread } from '../gateway-under-test.js';
import { keepScreenshot, launchBrowser } from './browser.js';
import { overflows, seriousFaults, withAxe } from './faults.js';

/** A browser on a busy machine takes seconds for a page. */
const BROWSER_MS = 240_000;
const WAIT = { timeout: 60_000 };
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const { settings: CHOSEN } = changeProviderInstanceSettings.example;

describe('the settings in a browser', () => {
  let gateway: GatewayUnderTest;
  let browser: Browser;
  let version = 0;

  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    browser = await launchBrowser();
    await tell();
  }, BROWSER_MS);
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  /** What the customers service tells after it has stored them. */
  async function tell(operationId?: string): Promise<void> {
    version += 1;
    const state = {
      providerInstanceId: INSTANCE_ID,
      version,
      settings: CHOSEN,
      changedAt: new Date().toISOString(),
    };
    const resource = { kind: 'provider_instance_settings', id: INSTANCE_ID } as const;
    await gateway.publish({
      contract: providerInstanceSettingsChanged,
      data: { state, settles: operationId === undefined ? [] : [{ operationId, resource }] },
      ...thread(INSTANCE_ID, version, SCOPE),
    });
    await gateway.eventually(
      `/api/v1/provider-instances/${INSTANCE_ID}/settings`,
      ({ json }) => json['version'] === version,
      'the settings',
    );
  }
  const opened = async (page: Page) => {
    await page.goto(`${gateway.service.url}/settings`);
    await page.getByRole('heading', { name: 'How signatories see you' }).waitFor(WAIT);
  };

  it.each([
    ['desktop', 'light'],
    ['desktop', 'dark'],
    ['phone', 'light'],
    ['phone', 'dark'],
  ] as const)(
    'can be read and used by everybody: %s, %s',
    async (size, colorScheme) => {
      const context = await withAxe(
        await browser.newContext({ viewport: SIZES[size], colorScheme, reducedMotion: 'reduce' }),
      );
      const page = await context.newPage();
      await opened(page);
      await keepScreenshot(page, `settings-${size}-${colorScheme}`);
      expect(await overflows(page)).toBe(false);
      expect(await seriousFaults(page)).toEqual([]);
      await context.close();
    },
    BROWSER_MS,
  );

  it(
    'are changed by keyboard alone',
    async () => {
      const page = await browser.newPage({ viewport: SIZES.desktop });
      await opened(page);
      const name = page.getByRole('textbox', { name: /^Name/ });
      // Tab by Tab from the heading, as somebody does who has no mouse.
      await page.getByRole('heading', { level: 1, name: 'Settings' }).focus();
      for (let step = 0; step < 12; step += 1) {
        if ((await page.locator(':focus').getAttribute('id')) === (await name.getAttribute('id'))) break;
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('Contoso Agreements');
      await page
        .getByRole('region', { name: 'Preview' })
        .getByText('Contoso Agreements', { exact: true })
        .first()
        .waitFor(WAIT);
      await page.keyboard.press('Enter');
      const id = await waitFor(
        async () => {
          const [row] = await gateway.database.dataSource.query<{ id: string }[]>(
            `SELECT id FROM operation WHERE command = 'change-settings'`,
          );
          return row?.id;
        },
        { what: 'the command', deadlineMs: WAIT.timeout },
      );
      await tell(id);
      await page.getByText('The settings are in force', { exact: true }).waitFor(WAIT);
      await page.getByRole('button', { name: 'Undo' }).waitFor(WAIT);
      await keepScreenshot(page, 'settings-saved');
      await page.close();
    },
    BROWSER_MS,
  );
});
