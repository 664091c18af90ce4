import type { WorkListRow } from '@assent/contracts';
import { startTestProduct, type TestProduct, type TestProductOptions, waitFor } from '@assent/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { AssentClient } from './assent-client.js';
import { launchBrowser } from './browser.js';
import { withAxe } from './faults.js';
import { SandboxWorld } from './sandbox-world.js';

/** How patiently the specs wait for what a page is to show; a busy machine takes its time. */
export const PATIENCE = { timeout: 60_000 };
/** For one step of a journey with its looks. */
export const STEP_MS = 300_000;
/** For the start of everything. */
export const START_MS = 400_000;

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** The whole product, and a browser in front of it; one per spec file. */
export class ProductInBrowser {
  /** What scripts of the pages threw. */
  readonly scriptErrors: string[] = [];
  readonly assent: AssentClient;
  readonly microsoft: SandboxWorld;

  private constructor(
    readonly product: TestProduct,
    private readonly browser: Browser,
  ) {
    this.assent = new AssentClient(product.urls.gateway);
    this.microsoft = new SandboxWorld(product.urls.sandbox);
  }

  /** With the customers imported, and what Microsoft knows of their agreements. */
  static async start(options: TestProductOptions = {}): Promise<ProductInBrowser> {
    const started = await ProductInBrowser.startWithoutCustomers(options);
    await started.assent.importAndVerify();
    return started;
  }

  /** As on the first day: Assent knows nobody yet. */
  static async startWithoutCustomers(options: TestProductOptions = {}): Promise<ProductInBrowser> {
    const [product, browser] = await Promise.all([startTestProduct(options), launchBrowser()]);
    return new ProductInBrowser(product, browser);
  }

  /** A window of its own, with axe in it, at rest unless told otherwise. */
  async openWindow(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options });
    const page = await (options.javaScriptEnabled === false ? context : await withAxe(context)).newPage();
    page.on('pageerror', (error) => this.scriptErrors.push(error.message));
    return page;
  }

  /** The portal at this path. */
  portal(path: string): string {
    return `${this.product.urls.gateway}${path}`;
  }

  /** As many customers without an agreement, each for a journey of its own. */
  async customers(count: number): Promise<WorkListRow[]> {
    return waitFor(
      async () => {
        const { items } = await this.assent.workList('status=required&sort=company&limit=200');
        const open = items.filter(({ reasonCode }) => reasonCode === 'no_agreement');
        return open.length >= count && open.slice(0, count);
      },
      { what: `${count} customers without an agreement`, deadlineMs: PATIENCE.timeout },
    );
  }

  /** Asks a signatory, and gives the address that they get. */
  async ask(
    customerId: string,
    email: string,
    more: { readonly delivery?: 'email' | 'manual'; readonly linkLifetimeMinutes?: number } = {},
  ): Promise<string> {
    const [firstName = '', lastName = ''] = email.split('@')[0]?.split('.') ?? [];
    const answer = await this.assent.post(`/api/v1/customers/${customerId}/mca/attestations`, {
      contact: { firstName: capital(firstName), lastName: capital(lastName), email },
      country: 'DE',
      language: 'en-US',
      delivery: 'manual',
      ...more,
    });
    if (answer.status !== 201)
      throw new Error(`The attestation was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return waitFor(async () => (await this.assent.mca(customerId)).attestation?.links.landing, {
      what: 'the acceptance link',
      deadlineMs: PATIENCE.timeout,
    });
  }

  /** The signatory accepts at Microsoft, and Assent is told to look. */
  async accepted(customerId: string, email: string): Promise<void> {
    await this.microsoft.accept(email);
    await this.assent.post(`/api/v1/customers/${customerId}/mca/status-refresh`);
  }

  async drop(): Promise<void> {
    await this.browser.close();
    await this.product.drop();
  }
}

const capital = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1);
