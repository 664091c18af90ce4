import { waitFor } from '@assent/testing';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Brings axe into every page of the context. */
export async function withAxe(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript({ content: AXE });
  return context;
}

/**
 * Serious and critical faults of the page as it stands; `element: rule: what axe found`. Fluent UI's own
 * sentinels of the focus, which nobody sees or hears, are left out.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // A colour that changes, in however short a time, stays the one of before until the next frame is drawn.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(within: object): Promise<AxeResults> } }).axe.run({
      exclude: [['[data-tabster-dummy]']],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${html}: ${id}: ${failureSummary}`));
}

/** For what the scripts of a page do about a window of another size. */
const COMES_TO_REST_MS = 5_000;

/** Whether anything is wider than the window, and stays so. */
export const overflows = (page: Page): Promise<boolean> =>
  waitFor(() => page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), {
    what: 'the page to fit into the window',
    deadlineMs: COMES_TO_REST_MS,
  }).then(
    () => false,
    () => true,
  );
