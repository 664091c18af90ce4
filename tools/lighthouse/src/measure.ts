import { CHROMIUM_FLAGS } from '@assent/testing';
import { launch } from 'chrome-launcher';
import { ATTEMPTS_TO_RECORD, LOAD_DEADLINE_MS } from './policy.js';
import type { MeasuredPage } from './pages.js';

/** What one load of a page came to. Scores are of 100, times in milliseconds. */
export interface Load {
  readonly performance: number;
  readonly accessibility: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  /** How far what is on the page jumps while it loads; 0 is not at all. */
  readonly layoutShift: number;
  /** Over the wire, headers included. */
  readonly bytes: number;
  readonly scriptBytes: number;
  /** Ids of the audits of accessibility that found something. */
  readonly faults: readonly string[];
}

/** Lighthouse has no figures of a load, for instance since Chromium's recording lacks where it began. */
class NotRecorded extends Error {}

/**
 * Loads a page once in a browser of its own, with nothing kept from before. A load that could not be recorded says
 * nothing about the page and is made again.
 * @param keep is given Lighthouse's whole report as HTML, which says why a score is what it is
 * @throws Error with Lighthouse's reason when none of the attempts could be recorded
 */
export async function measure(
  page: MeasuredPage,
  chromiumPath: string,
  keep: (report: string) => void,
): Promise<Load> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await load(page, chromiumPath, keep);
    } catch (error) {
      if (!(error instanceof NotRecorded) || attempt === ATTEMPTS_TO_RECORD) throw error;
    }
  }
}

async function load(page: MeasuredPage, chromiumPath: string, keep: (report: string) => void): Promise<Load> {
  // Lighthouse is an ES module.
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const chrome = await launch({
    chromePath: chromiumPath,
    chromeFlags: ['--headless=new', ...CHROMIUM_FLAGS],
    logLevel: 'silent',
  });
  try {
    const result = await lighthouse(
      page.url,
      {
        port: chrome.port,
        logLevel: 'error',
        output: 'html',
        onlyCategories: ['performance', 'accessibility'],
        maxWaitForLoad: LOAD_DEADLINE_MS,
      },
      page.preset === 'desktop' ? desktopConfig : undefined,
    );
    if (!result) throw new NotRecorded(`Lighthouse says nothing about ${page.name}.`);
    const { audits, categories, runtimeError } = result.lhr;
    if (runtimeError) throw new NotRecorded(`${page.name} could not be measured: ${runtimeError.message}`);
    keep([result.report].flat().join(''));
    const numeric = (id: string) => audits[id]?.numericValue ?? Number.NaN;
    const scoreOf = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
    return {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      firstPaintMs: Math.round(numeric('first-contentful-paint')),
      largestPaintMs: Math.round(numeric('largest-contentful-paint')),
      blockedMs: Math.round(numeric('total-blocking-time')),
      layoutShift: Math.round(numeric('cumulative-layout-shift') * 1_000) / 1_000,
      bytes: numeric('total-byte-weight'),
      scriptBytes: scriptBytesIn(audits['network-requests']?.details),
      faults: (categories['accessibility']?.auditRefs ?? [])
        .map(({ id }) => id)
        .filter((id) => audits[id]?.score !== null && (audits[id]?.score ?? 1) < 1),
    };
  } finally {
    chrome.kill();
  }
}

function scriptBytesIn(details: unknown): number {
  if (!isTable(details)) return Number.NaN;
  return details.items
    .filter(({ resourceType }) => resourceType === 'Script')
    .reduce((sum, { transferSize }) => sum + (typeof transferSize === 'number' ? transferSize : 0), 0);
}

interface RequestTable {
  readonly items: readonly { readonly resourceType?: unknown; readonly transferSize?: unknown }[];
}

const isTable = (details: unknown): details is RequestTable =>
  typeof details === 'object' && details !== null && 'items' in details && Array.isArray(details.items);
